import { readEnv } from '#app/config/env.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { findFactor } from '#db/queries/second-factors.server.ts'
import { readDemoAccounts } from '#tenants/read-demo-accounts.server.ts'
import { keyOfFactor } from './check-code.server.ts'
import { type FreeCode, freeCode } from './free-code.ts'

/** Only the fictional state in its demonstration: a production server answers false whatever else is set. */
const isDemonstration = (): boolean => {
  const { PORTAL_MODE, PORTAL_STATE } = readEnv()
  return PORTAL_MODE === 'demo' && PORTAL_STATE === 'demo'
}

/**
 * What the page of the code shows in the demonstration: the code that the telephone of an invented person would show. Null
 * everywhere else, and for whoever set up a device of their own. It opens nothing by itself: it is typed and checked like any.
 */
export async function demoCode(person: { user_id: string; email: string }): Promise<FreeCode | null> {
  if (!isDemonstration()) return null
  const key = readDemoAccounts().accounts.find(({ email }) => email === person.email)?.secondFactor
  const factor = key ? await asAccount(person.user_id, (tx) => findFactor(tx, person.user_id)) : null
  if (!key || !factor || keyOfFactor(factor, person.user_id) !== key) return null
  return freeCode(key, factor.last_step, new Date())
}
