import type { FormView } from '#app/lib/drawn-form.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { loader as sectionLoader } from '#app/routes/espacio.$slug.procesos.$id.$section.tsx'
import { action as createAction } from '#app/routes/espacio.$slug.procesos.nuevo.tsx'
import { type Ended, endOf, getPage, HERE, routeArgs } from './page-requests.ts'
import { postView } from './post-view.ts'
import { type SeededEntity, seedEntities, seedUser } from './seed-entities.ts'
import { type SignedIn, signedIn } from './signed-in.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

// Two entities and the people of one of them, at their desks: what the tests of capture share.
export type Name = 'julia' | 'tomas' | 'ines' | 'otra' | 'ajena'

export let database: TestDatabase
export let salud: SeededEntity
export let obras: SeededEntity
const people = {} as Record<Name, SignedIn>

/** Opens a fresh database with the entities, the people and their sessions. */
export async function openDesks(): Promise<void> {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  obras = seeded[1]!
  const ids: Record<Name, string> = {
    julia: await seedUser(database.god, 'julia@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }]),
    otra: await seedUser(database.god, 'otra@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }]),
    tomas: await seedUser(database.god, 'tomas@prueba.invalid', [{ entityId: salud.id, role: 'reviewer' }]),
    ines: await seedUser(database.god, 'ines@prueba.invalid', [{ entityId: salud.id, role: 'publisher' }]),
    ajena: await seedUser(database.god, 'ajena@prueba.invalid', [
      { entityId: obras.id, role: 'capturer' },
      { entityId: obras.id, role: 'reviewer' },
      { entityId: obras.id, role: 'publisher' },
    ]),
  }
  for (const [name, id] of Object.entries(ids) as [Name, string][]) {
    people[name] = await signedIn(id)
  }
}
/** Ends it. */
export const closeDesks = () => database.close()

type Work = (args: ReturnType<typeof routeArgs>) => unknown
export const read = (who: Name, loader: unknown, params: Record<string, string>, query = ''): Promise<Ended> =>
  endOf(() => (loader as Work)(routeArgs(getPage(`/espacio/x${query}`, people[who].cookie), params)))

export function send(
  who: Name,
  action: unknown,
  params: Record<string, string>,
  fields: [string, string][],
  token?: string,
): Promise<Ended> {
  const body = new URLSearchParams([['_token', token ?? people[who].token], ...fields])
  const headers = { origin: HERE, 'sec-fetch-site': 'same-origin', cookie: people[who].cookie }
  return endOf(() =>
    (action as Work)(routeArgs(new Request(`${HERE}/espacio/x`, { method: 'POST', body, headers }), params)),
  )
}

export let fileNumber = 0
export async function create(title = 'Compra de prueba', method = 'direct'): Promise<string> {
  fileNumber += 1
  const answer = await send('julia', createAction, { slug: 'salud' }, [
    ['procedimiento', method],
    ['expediente', `P-${fileNumber}`],
    ['anio', '2026'],
    ['titulo', title],
  ])
  if (answer.status !== 302) throw new Error(`creating answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.headers.get('location')?.split('/')[4] ?? ''
}

export interface Section {
  section: { form: FormView; base: string; revision: number }
}
/** What a browser would send of a section as it was drawn, with some fields typed over. */
export async function typed(
  who: Name,
  id: string,
  section: string,
  over: Record<string, string>,
): Promise<[string, string][]> {
  const { body } = await read(who, sectionLoader, { slug: 'salud', id, section })
  const { form, base, revision } = (body as Section).section
  const fields = postView(form).map(([name, text]): [string, string] => [name, over[name] ?? text])
  const extra = Object.entries(over).filter(([name]) => !fields.some(([known]) => known === name))
  return [['@revision', String(revision)], ['@base', base], ...fields, ...extra]
}
export const documentOf = async (id: string): Promise<JsonObject> =>
  (await database.god`select document from drafts where id = ${id}`)[0]?.document as JsonObject
export const at = (id: string, section = 'licitacion') => ({ slug: 'salud', id, section })
