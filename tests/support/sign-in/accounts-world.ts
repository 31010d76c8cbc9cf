import { setPassword } from '#app/accounts/manage-accounts.server.ts'
import { Browser } from '#tests/support/sign-in/browser.ts'
import { type PortalUnderTest, startPortalUnderTest } from '../portal-under-test.ts'
import { type SeededEntity, seedEntities, seedUser } from '../seed-entities.ts'
import { giveTestFactor } from '../signed-in.ts'
import { openTestDatabase, type TestDatabase } from '../test-database.ts'

export const PASSWORD = 'grapa lenta verde'

/** The real portal over HTTP with people who sign in by its forms, all with PASSWORD. */
export interface AccountsWorld {
  database: TestDatabase
  portal: PortalUnderTest
  salud: SeededEntity
  obras: SeededEntity
  /** By the name before @prueba.invalid. `ana` captures; `pia` publishes, with a factor; `nora` publishes and has none yet. */
  ids: Record<'ana' | 'pia' | 'nora' | 'raul' | 'dora' | 'beto', string>
  browser(): Browser
  /** Signs in by the password alone. */
  enter(name: string): Promise<Browser>
  /** Forgets attempts, sessions and used codes. */
  forget(): Promise<void>
  close(): Promise<void>
}

export const emailOf = (name: string): string => `${name}@prueba.invalid`

export async function openAccountsWorld(): Promise<AccountsWorld> {
  const database = await openTestDatabase()
  const { god } = database
  const [salud, obras] = (await seedEntities(god, ['salud', 'obras'])) as [SeededEntity, SeededEntity]
  const at = (entity: SeededEntity, role: string) => ({ entityId: entity.id, role })
  const ids = {
    ana: await seedUser(god, emailOf('ana'), [at(salud, 'capturer')]),
    pia: await seedUser(god, emailOf('pia'), [at(salud, 'publisher')]),
    nora: await seedUser(god, emailOf('nora'), [at(salud, 'publisher')]),
    raul: await seedUser(god, emailOf('raul'), [at(salud, 'entity_admin')]),
    dora: await seedUser(god, emailOf('dora'), [at(salud, 'publisher'), at(obras, 'publisher')]),
    beto: await seedUser(god, emailOf('beto'), [], ['platform_admin']),
  }
  for (const [name, id] of Object.entries(ids))
    await setPassword({ id, email: emailOf(name), name: 'Persona' }, PASSWORD)
  for (const id of [ids.pia, ids.dora, ids.beto]) await giveTestFactor(id)
  const portal = await startPortalUnderTest()
  const browser = () => new Browser(portal.url)
  return {
    ...{ database, portal, salud, obras, ids, browser },
    enter: async (name) => {
      const one = browser()
      await one.password(emailOf(name), PASSWORD)
      return one
    },
    forget: async () => {
      await god`delete from rate_limits`
      await god`delete from sessions`
      await god`delete from waiting_sign_ins`
      await god`update second_factors set last_step = 0`
    },
    close: async () => {
      await portal.close()
      await database.close()
    },
  }
}
