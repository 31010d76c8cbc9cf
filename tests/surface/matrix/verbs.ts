import { expect, test } from 'vitest'
import { ask, dataPath, send } from '../asking.ts'
import { takingsOf } from '../route-entry.ts'
import { ROUTES } from '../route-list.ts'
import { digestKept, fill, type TwoEntities } from '../two-entities.ts'
import { ACTORS } from './actors.ts'

const entries = Object.entries(ROUTES)

/** Verbs that no page uses: 405 with a sentence, to every role alike, whatever the address; OPTIONS runs nothing. */
export function verbsMatrix(world: () => TwoEntities): void {
  test.each(entries)('PUT, PATCH and DELETE of %s: 405; OPTIONS: 204, empty', async (id, { path, kind }) => {
    const before = await digestKept(world().database.god)
    const address = fill(path, world().own)
    const addresses = kind === 'data' ? [address] : [address, dataPath(address)]
    for (const actor of ACTORS) {
      const who = world().people[actor.name]!
      for (const one of addresses) {
        const own = { origin: world().portal.url, 'sec-fetch-site': 'same-origin', 'x-portal-token': who.token }
        for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
          const answer = await ask(world(), who, one, own, method)
          expect([id, actor.name, method, answer.status]).toEqual([id, actor.name, method, 405])
          expect(answer.headers.get('allow')).toMatch(/^GET, HEAD/)
          expect(answer.body).toMatch(/no recibe envíos|solo se lee/)
        }
        const asked = await ask(world(), who, one, {}, 'OPTIONS')
        expect([id, actor.name, asked.status, asked.body]).toEqual([id, actor.name, 204, ''])
        expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
        expect(asked.headers.get('access-control-allow-origin')).toBe(one.startsWith('/api/') ? '*' : null)
      }
    }
    expect(await digestKept(world().database.god)).toEqual(before)
  })

  test.each(entries)('the older `_data` of Remix at %s: 400 to everybody, read or sent', async (id, { path }) => {
    const before = await digestKept(world().database.god)
    const address = fill(path, world().own)
    const asked = `${address}${address.includes('?') ? '&' : '?'}_data=${encodeURIComponent(`routes/${id}`)}`
    for (const name of ['visitor', 'salud-publisher', 'obras-publisher', 'platform_admin']) {
      const who = world().people[name]!
      expect([id, name, (await ask(world(), who, asked)).status]).toEqual([id, name, 400])
      const sent = await send(world(), who, asked, { ocid: 'x' })
      expect([400, 405]).toContain(sent.status)
    }
    expect(await digestKept(world().database.god)).toEqual(before)
  })

  const readOnly = entries.filter(([, entry]) => takingsOf(entry).length === 0)
  test.each(readOnly)(
    'POST to %s, which takes nothing in: 405 or what its guard says, a sentence',
    async (id, entry) => {
      const before = await digestKept(world().database.god)
      const expected = entry.path === '/no-existe' ? 404 : 405
      for (const actor of ACTORS) {
        const answer = await send(world(), world().people[actor.name]!, fill(entry.path, world().own), { ocid: 'x' })
        expect([id, actor.name, answer.status]).toEqual([id, actor.name, expected])
        expect(answer.body, id).toMatch(/no recibe envíos|solo se lee|botón del formulario|No encontramos/)
      }
      expect(await digestKept(world().database.god)).toEqual(before)
    },
  )
}
