import { addMembership, createUser, setPassword } from '#app/accounts/manage-accounts.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { loadRoster } from '#db/queries/roster.server.ts'
import { findUserForSignIn } from '#db/queries/sign-in-users.server.ts'
import { type DemoAccounts, readDemoAccounts } from '#tenants/read-demo-accounts.server.ts'

/** Makes the people of the demonstration who are not there yet, and returns the whole list for printing. */
export async function seedDemoAccounts(): Promise<DemoAccounts> {
  const demo = readDemoAccounts()
  const roster = await asPlatform(loadRoster)
  const idOf = new Map(roster.map((entity) => [entity.slug, entity.id]))
  for (const account of demo.accounts) {
    const { id, created } = await createUser(account)
    // The password comes last: an account that a crash left without one is made whole here.
    if (!created && (await hasPassword(account.email))) continue
    for (const { entity, roles } of account.memberships) {
      for (const role of roles) await addMembership({ entityId: idOf.get(entity)!, userId: id, role })
    }
    await setPassword({ id, ...account }, demo.password)
  }
  return demo
}

async function hasPassword(email: string): Promise<boolean> {
  return (await asAccount(null, (tx) => findUserForSignIn(tx, email)))?.password_hash != null
}
