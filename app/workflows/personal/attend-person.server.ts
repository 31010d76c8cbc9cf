import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { readEnv } from '#app/config/env.server.ts'
import { today } from '#app/config/today.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import type { Json } from '#app/ocds/types.ts'
import { givenKeys, type PersonKeys } from '#app/privacy/person/person-keys.ts'
import { personDigest } from '#app/publication/persons/restricted-keys.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import type { PlatformTx } from '#db/door.server.ts'
import {
  insertPersonRequest,
  insertRestriction,
  liftRestriction,
  type PersonRequest,
} from '#db/queries/people/person-requests.server.ts'
import { digestsOf, type FoundPerson, findPerson, type Place } from './find-person.server.ts'

/** Tables whose rows are derived from publications: what stands there openly goes with the next publication of the process. */
const isPublished = ({ table, by }: Place) =>
  table?.startsWith('published_') === true && by.some((each) => ['rfc', 'curp', 'email', 'phone'].includes(each))

const GROUNDS = ['oposicion', 'cancelacion', 'bloqueo'] as const

const VERBS = {
  find: 'find-person',
  export: 'export-person',
  restrict: 'restrict-person',
  lift: 'lift-person',
} as const satisfies Record<PersonRequest['act'], string>

/** The trail of a request: a row, and an entry of the state's log with the same digests; never a value. Returns the id of the row. */
async function note(tx: PlatformTx, request: PersonRequest): Promise<string> {
  const id = await insertPersonRequest(tx, request)
  const { act, digests, folio, places } = request
  const detail: Record<string, Json> = { digests: [...digests], places, ...(folio === null ? {} : { folio }) }
  await appendStateAudit(tx, [{ actorId: null, door: 'cli', action: VERBS[act], subject: id, detail }])
  return id
}

/** Finds a person and leaves the trail of it. */
export async function searchPerson(
  person: PersonKeys,
  { ownerUrl, folio }: { ownerUrl: string; folio: string | null },
): Promise<FoundPerson & { request: string }> {
  const found = await findPerson(person, ownerUrl)
  const places = found.places.length
  const request = await asPlatform((tx) => note(tx, { act: 'find', digests: digestsOf(person), folio, places }))
  return { request, ...found }
}

/** What an export gives of one place: the values, and the party or contact that each is part of. */
export interface ExportedPlace extends Place {
  values: { path: string; value: Json; of: Json }[]
}

/** Finds a person and gives what stands of them in each place that is theirs by a key. */
export async function exportPerson(
  person: PersonKeys,
  { ownerUrl, folio }: { ownerUrl: string; folio: string | null },
): Promise<FoundPerson & { request: string; content: ExportedPlace[] }> {
  const content: ExportedPlace[] = []
  const found = await findPerson(person, ownerUrl, (place, paths) => {
    content.push({ ...place, values: paths.map(({ path, value, of }) => ({ path, value, of })) })
  })
  const request = await asPlatform((tx) =>
    note(tx, { act: 'export', digests: digestsOf(person), folio, places: found.places.length }),
  )
  return { request, ...found, content }
}

export interface Restriction {
  ground: string
  reason: string
  /** YYYY-MM-DD. */
  requestedOn: string
  folio: string | null
}

/**
 * Restricts the keys given of a person (not the name): from then on no publication, import or preview shows them, whatever basis an
 * entity has stated. What is public already stays until its process is published again: those places are given back. Refusal 422
 * when the restriction is not whole, 409 when all keys are restricted already.
 */
export async function restrictPerson(
  person: PersonKeys,
  restriction: Restriction,
  ownerUrl: string,
): Promise<{ request: string; restricted: number; stillPublic: Place[] }> {
  checkRestriction(person, restriction)
  const { ground, reason, requestedOn, folio } = restriction
  const stillPublic = (await findPerson(person, ownerUrl)).places.filter(isPublished)
  return asPlatform(async (tx) => {
    let restricted = 0
    for (const { kind, digest } of keyDigests(person))
      if ((await insertRestriction(tx, { kind, digest, ground, reason, requestedOn })) !== null) restricted += 1
    if (restricted === 0)
      throw new Refusal('already-restricted', 409, 'Esos datos ya están limitados. Vea portal person list.')
    const digests = keyDigests(person).map(({ digest }) => digest)
    const request = await note(tx, { act: 'restrict', digests, folio, places: stillPublic.length })
    return { request, restricted, stillPublic }
  })
}

/** Lifts the restriction of the keys given. Refusal 404 when none of them is restricted, 422 without a reason. */
export async function liftPerson(
  person: PersonKeys,
  { reason, folio }: { reason: string; folio: string | null },
): Promise<{ request: string; lifted: number }> {
  checkReason(reason)
  return asPlatform(async (tx) => {
    let lifted = 0
    for (const { kind, digest } of keyDigests(person)) lifted += await liftRestriction(tx, { kind, digest, reason })
    if (lifted === 0) throw new Refusal('not-restricted', 404, 'Ninguno de esos datos está limitado.')
    const digests = keyDigests(person).map(({ digest }) => digest)
    return { request: await note(tx, { act: 'lift', digests, folio, places: lifted }), lifted }
  })
}

function keyDigests(person: PersonKeys): { kind: string; digest: string }[] {
  const secret = readEnv().HMAC_SECRET
  return givenKeys(person).map(({ kind, value }) => ({ kind, digest: personDigest(kind, value, secret) }))
}

function checkReason(reason: string): void {
  if (reason.length < 3 || reason.length > 500)
    throw new Refusal(
      'reason-missing',
      422,
      'Falta el motivo (--reason), de 3 a 500 letras. No escriba en él el dato ni el nombre.',
    )
}

function checkRestriction(person: PersonKeys, { ground, reason, requestedOn }: Restriction): void {
  const refuse = (sentence: string) => new Refusal('restriction-incomplete', 422, sentence)
  if (givenKeys(person).length === 0)
    throw refuse('Un nombre no se puede limitar, porque hay homónimos: dé el RFC, la CURP, el correo o el teléfono.')
  if (!GROUNDS.some((each) => each === ground)) throw refuse(`La causa (--ground) es una de: ${GROUNDS.join(', ')}.`)
  checkReason(reason)
  const day = /^\d{4}-\d{2}-\d{2}$/.test(requestedOn) ? Date.parse(`${requestedOn}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== requestedOn || requestedOn > today())
    throw refuse('El día de la solicitud (--on) debe ser un día que ya pasó, como 2026-03-14.')
}
