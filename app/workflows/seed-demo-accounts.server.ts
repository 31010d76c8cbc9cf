import { addMembership, createUser, setPassword } from '#app/accounts/manage-accounts.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { loadRoster } from '#db/queries/roster.server.ts'
import { type DemoAccounts, readDemoAccounts } from '#tenants/read-demo-accounts.server.ts'

/** Makes the people of the demonstration who are not there yet, and returns the whole list for printing. */
export async function seedDemoAccounts(): Promise<DemoAccounts> {
  const demo = readDemoAccounts()
  const roster = await asPlatform(loadRoster)
  const idOf = new Map(roster.map((entity) => [entity.slug, entity.id]))
  for (const account of demo.accounts) {
    const { id, created } = await createUser(account)
    if (!created) continue
    await setPassword({ id, ...account }, demo.password)
    for (const { entity, roles } of account.memberships) {
      for (const role of roles) await addMembership({ entityId: idOf.get(entity)!, userId: id, role })
    }
  }
  return demo
}
