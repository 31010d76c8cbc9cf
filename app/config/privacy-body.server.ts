import type { PrivacyBody } from '#app/texts/privacy/privacy-notice.ts'
import { readState } from '#tenants/read-roster.server.ts'
import { readEnv } from './env.server.ts'
import { retentionInForce } from './retention-in-force.server.ts'
import { KEPT_WITHOUT_TERM, RETENTION_KINDS, RETENTION_TERMS } from './retention-terms.ts'

/** Who answers for personal data in this deployment; null until the state has said (state.json, `privacy`). */
export const privacyBody = (): PrivacyBody | null => readState(readEnv().PORTAL_STATE).privacy ?? null

/** How long each kind is kept here, as the public is shown it. */
export function shownRetention() {
  const days = retentionInForce()
  const terms = RETENTION_KINDS.map((kind) => {
    const { what, from, reason, ends } = RETENTION_TERMS[kind]
    return { kind, what, from, reason, ends, days: days[kind] }
  })
  return { terms, kept: KEPT_WITHOUT_TERM }
}
