import { addMembership, createUser, setPassword } from '#app/accounts/manage-accounts.server.ts'
import { noteReading } from '#app/accounts/privacy/readings.server.ts'
import { sealSecret } from '#app/accounts/second-factor/secret-box.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { loadRoster } from '#db/queries/roster.server.ts'
import { findFactor, replaceFactor } from '#db/queries/second-factors.server.ts'
import { findUserForSignIn } from '#db/queries/sign-in-users.server.ts'
import { type DemoAccounts, readDemoAccounts } from '#tenants/read-demo-accounts.server.ts'

/** Makes the people of the demonstration who are not there yet, and returns the whole list for printing. */
export async function seedDemoAccounts(): Promise<DemoAccounts> {
  const demo = readDemoAccounts()
  const roster = await asPlatform(loadRoster)
  const idOf = new Map(roster.map((entity) => [entity.slug, entity.id]))
  for (const account of demo.accounts) {
    const { id, created } = await createUser(account)
    // Whoever tries the demonstration lands at a desk: these people are invented, and so is that they have read the privacy notice.
    await noteReading(id, 'account')
    if (account.secondFactor) await giveDemoFactor(id, account.secondFactor)
    // The password comes last: an account that a crash left without one is made whole here.
    if (!created && (await hasPassword(account.email))) continue
    for (const { entity, roles } of account.memberships) {
      for (const role of roles) await addMembership({ entityId: idOf.get(entity)!, userId: id, role })
    }
    await setPassword({ id, ...account }, demo.password)
  }
  return demo
}

/** The device of an invented person, unless somebody who tries the demonstration has set up another. No recovery codes: nobody would have them. */
async function giveDemoFactor(userId: string, key: string): Promise<void> {
  const { box: secretBox, keyId } = sealSecret(key, userId)
  await asAccount(userId, async (tx) => {
    if (await findFactor(tx, userId)) return
    await replaceFactor(tx, { userId, secretBox, keyId, lastStep: 0, codeSalt: '' })
  })
}

async function hasPassword(email: string): Promise<boolean> {
  return (await asAccount(null, (tx) => findUserForSignIn(tx, email)))?.password_hash != null
}
