import { readEnv } from '#app/config/env.server.ts'
import { todayIn } from '#app/config/today.server.ts'
import { readState } from '#tenants/read-roster.server.ts'
import type { Operator } from './on-roster.server.ts'

/** Somebody at the desk of operation, today in the state's zone. */
export function operatorOf(person: { id: string }): Operator {
  const state = readState(readEnv().PORTAL_STATE)
  return { userId: person.id, today: todayIn(state.slug), inegiState: state.inegiKey }
}
