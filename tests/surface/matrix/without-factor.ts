import { expect, test } from 'vitest'
import { ask, dataPath, send } from '../asking.ts'
import { takingsOf } from '../route-entry.ts'
import { ROUTES } from '../route-list.ts'
import { digestKept, fill, fillAll, type TwoEntities } from '../two-entities.ts'

/** What somebody may reach before the second factor that their role demands is set up: their own account and the way out. */
const BEFORE = /^\/(cuenta|salir|ingresar|espacio$)/
const guarded = Object.entries(ROUTES).filter(([, { access, path }]) => access !== 'public' && !BEFORE.test(path))

/** A publisher and operator who has set up no second factor: every workspace sends them to set it up, whatever they read or send. */
export function withoutFactor(world: () => TwoEntities): void {
  test.each(guarded)('%s, without the second factor that the role demands: led to set it up', async (id, entry) => {
    const before = await digestKept(world().database.god)
    const who = world().people['sin-factor']!
    const path = fill(entry.path, world().own)
    for (const address of entry.kind === 'data' ? [path] : [path, dataPath(path)]) {
      const answer = await ask(world(), who, address)
      expect([id, answer.status]).toEqual([id, address === path ? 302 : 202])
      expect(answer.headers.get('location') ?? answer.body).toContain('/cuenta/segundo-factor')
    }
    for (const taking of takingsOf(entry)) {
      const address = fill(taking.path ?? entry.path, world().own)
      const files = taking.files ? { files: taking.files } : {}
      const answer = await send(world(), who, address, fillAll(taking.fields, world().own), files)
      expect([id, answer.status, answer.headers.get('location')?.split('?', 1)[0]]).toEqual([
        id,
        302,
        '/cuenta/segundo-factor',
      ])
    }
    expect(await digestKept(world().database.god)).toEqual(before)
  })
}
