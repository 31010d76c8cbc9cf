import { z } from 'zod'
import { readDate } from '#app/lib/dates.ts'
import { Refusal } from '#app/lib/refusal.ts'

const STATES = { vigente: 'in-force', vencida: 'expired', impugnada: 'challenged', retirada: 'gone' } as const
export type StateWord = keyof typeof STATES

/** What an address of `/sancionados` or `/api/v1/sanctions` asks for. */
export interface SanctionQuery {
  q: string
  lists: string[]
  kinds: string[]
  state: StateWord | null
  authority: string | null
  after: { sortDate: string; id: string } | null
  limit: number
}

/** The codes of states that the database is asked by. */
export const stateCode = (state: StateWord | null) => (state === null ? null : STATES[state])
export const STATE_WORDS = Object.keys(STATES) as StateWord[]

const text = (params: URLSearchParams, name: string, length: number) =>
  (params.get(name) ?? '')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, length)
const several = (params: URLSearchParams, name: string, shape: RegExp) =>
  [...new Set(params.getAll(name))].filter((value) => shape.test(value)).slice(0, 20)

/** Reads the parameters; what is none of them is left out. Throws Refusal 400 for a broken place. */
export function readSanctionQuery(params: URLSearchParams, defaultLimit = 20): SanctionQuery {
  const state = params.get('estado')
  const limit = Number(params.get('limit') ?? defaultLimit)
  return {
    q: text(params, 'q', 200),
    lists: several(params, 'lista', /^[a-z0-9-]{1,60}$/),
    kinds: several(params, 'tipo', /^[a-z-]{1,30}$/),
    state: state !== null && Object.hasOwn(STATES, state) ? (state as StateWord) : null,
    authority: text(params, 'autoridad', 300) || null,
    after: readPlace(params.get('cursor')),
    limit: Number.isInteger(limit) && limit >= 1 && limit <= 1000 ? limit : defaultLimit,
  }
}

/** The query as parameters again, without its place. */
export const writeSanctionQuery = ({ q, lists, kinds, state, authority }: SanctionQuery) => ({
  ...{ q, lista: lists, tipo: kinds, estado: state, autoridad: authority },
})

const place = z.tuple([z.string().regex(/^\d{4}-\d\d-\d\d$/), z.string().regex(/^[0-9a-f]{1,40}$/)])

/** A place in the list as an opaque text. */
export const writePlace = ({ sortDate, id }: { sortDate: string; id: string }): string =>
  Buffer.from(JSON.stringify([sortDate, id])).toString('base64url')

function readPlace(cursor: string | null): SanctionQuery['after'] {
  if (cursor === null || cursor === '') return null
  try {
    const [sortDate, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    if (readDate(sortDate) !== null) return { sortDate, id }
  } catch {
    // Told below.
  }
  throw new Refusal('cursor-not-understood', 400, 'Esa página de la lista no existe. Vuelva a la primera página.')
}
