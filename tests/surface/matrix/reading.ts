import { describe, expect, test } from 'vitest'
import { type Answer, ask, dataPath, statusOf } from '../asking.ts'
import type { RouteEntry } from '../route-entry.ts'
import { ROUTES } from '../route-list.ts'
import { CANARIES, digestKept, fill, ROLES, type TwoEntities } from '../two-entities.ts'
import { ACTORS, type Actor, guardOf, readingStatus } from './actors.ts'
import { type DrawnForm, drawnForms } from './drawn-forms.ts'

const entries = Object.entries(ROUTES)
/** Of what is public nobody is asked who they are: a visitor, a member, somebody of elsewhere and of the state stand for all. */
const SOME = ['visitor', 'salud-capturer', 'obras-publisher', 'platform_admin']
const actorsOf = ({ access }: RouteEntry) =>
  access === 'public' ? ACTORS.filter(({ name }) => SOME.includes(name)) : ACTORS

const secrets = Object.values(CANARIES).flat()
const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`

/** The ways a page's loader can be reached: the document, HEAD, single fetch whole, and this route's part alone. */
function waysOf(id: string, { kind }: RouteEntry, path: string): { path: string; method?: 'HEAD' }[] {
  const asked = `routes/${id}`
  const plain = [{ path }, { path, method: 'HEAD' as const }]
  if (kind === 'data') return plain
  return [
    ...plain,
    { path: dataPath(path) },
    { path: withQuery(dataPath(path), `_routes=${encodeURIComponent(asked)}`) },
  ]
}

/** What a refused reader may see: a sentence for 403, a place to sign in for 302, and nothing of the entity. */
function expectRefused(answer: Answer, status: number, actor: Actor, method: string | undefined): void {
  // Who works in salud and lacks the role sees its frame, and no process.
  const hidden = actor.role ? secrets : [...secrets, 'Entidad salud']
  for (const word of hidden) expect([actor.name, word, answer.body.includes(word)]).toEqual([actor.name, word, false])
  if (status === 302 && actor.name === 'visitor')
    expect(answer.headers.get('location') ?? answer.body + (method ?? '')).toMatch(/\/ingresar\?volver=|^HEAD$/)
  if (status === 403 && method !== 'HEAD') expect(answer.body).toMatch(/hace quien|corresponde|permiso/)
}

/** Every route × every role × every way of reading it; nothing is written by any. Gathers the forms that are drawn on the way. */
export function readingMatrix(world: () => TwoEntities, gather: (form: DrawnForm) => void): void {
  describe.each(entries)('reading %s', (id, entry) => {
    test('each role in its own entity, in another, of the state, and nobody', async () => {
      const before = await digestKept(world().database.god)
      const path = fill(entry.path, world().own)
      const tries = actorsOf(entry).flatMap((actor) => waysOf(id, entry, path).map((way) => ({ actor, way })))
      const one = async ({ actor, way }: (typeof tries)[number]) => {
        const answer = await ask(world(), world().people[actor.name]!, way.path, {}, way.method)
        const status = readingStatus(id, entry, actor)
        if (guardOf(entry, actor) !== 'in') expectRefused(answer, status, actor, way.method)
        if (way.method === 'HEAD') expect(answer.body).toBe('')
        else if (answer.status === 200 && answer.headers.get('content-type')?.startsWith('text/html'))
          for (const form of drawnForms(world().portal.build, path, answer.body)) gather(form)
        return [actor.name, way.method ?? 'GET', way.path, statusOf(answer)]
      }
      // A few at a time: what a busy machine would answer with 503 proves nothing.
      const answers: unknown[] = []
      for (let at = 0; at < tries.length; at += 6)
        answers.push(...(await Promise.all(tries.slice(at, at + 6).map(one))))
      expect(answers).toEqual(
        tries.map(({ actor, way }) => [actor.name, way.method ?? 'GET', way.path, readingStatus(id, entry, actor)]),
      )
      expect(await digestKept(world().database.god)).toEqual(before)
    })
  })

  const more = entries.filter(([, { also }]) => also)
  test.each(more)('the other addresses of %s', async (_, entry) => {
    for (const address of entry.also ?? []) {
      const path = fill(address, world().own)
      for (const actor of ACTORS.filter((one) => guardOf(entry, one) === 'in' && one.name !== 'visitor')) {
        const answer = await ask(world(), world().people[actor.name]!, path)
        expect([path, actor.name, answer.status]).toEqual([path, actor.name, entry.statusOf?.[actor.name] ?? 200])
        for (const form of drawnForms(world().portal.build, path, answer.body)) gather(form)
      }
    }
  })
}

const things = /\{(draft|approved|review|member|import)\}/

/** One's own desk with the ids of another entity's things, in the path and in the query: there is nothing. */
export function swappedIds(world: () => TwoEntities): void {
  const swapped = (path: string) => fill(path, { ...world().foreign, own: world().own.own! })

  test.each(entries.filter(([, { path }]) => things.test(path)))(
    '%s with another’s id in the path',
    async (id, entry) => {
      const roles = entry.roles ?? ROLES
      for (const role of roles)
        for (const way of waysOf(id, entry, swapped(entry.path))) {
          const answer = await ask(world(), world().people[`salud-${role}`]!, way.path, {}, way.method)
          expect([role, way.path, statusOf(answer)]).toEqual([role, way.path, 404])
          for (const word of CANARIES.obras) expect([word, answer.body.includes(word)]).toEqual([word, false])
        }
    },
  )

  const ofMembers = entries.filter(([, { access, kind }]) => access !== 'public' && kind !== 'data')
  test.each(ofMembers)('%s with another’s ids in the query, also repeated', async (id, entry) => {
    const { draft, ocid, own } = world().foreign
    const names = [
      'id',
      'draft',
      'draftId',
      'slug',
      'entity',
      'entity_id',
      'ente',
      'ocid',
      'desde',
      'cursor',
      'q',
      'pagina',
    ]
    const values = [draft, draft, draft, own, own, world().obras.id, own, ocid, draft, draft, own, '-1']
    const query = [...names, ...names].map(
      (name, at) => `${name}=${encodeURIComponent(values[at % values.length] ?? '')}`,
    )
    const name =
      entry.access === 'state' ? (entry.stateRoles ?? ['coordinator'])[0]! : `salud-${(entry.roles ?? ROLES)[0]}`
    for (const path of [entry.path, dataPath(entry.path)]) {
      const answer = await ask(world(), world().people[name]!, withQuery(fill(path, world().own), query.join('&')))
      expect([id, statusOf(answer) < 500]).toEqual([id, true])
      for (const word of CANARIES.obras) expect([word, answer.body.includes(word)]).toEqual([word, false])
    }
  })
}
