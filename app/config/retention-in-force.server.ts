import { Refusal } from '#app/lib/refusal.ts'
import { readState } from '#tenants/read-roster.server.ts'
import { readEnv } from './env.server.ts'
import { RETENTION_KINDS, RETENTION_TERMS, type RetentionKind } from './retention-terms.ts'

/**
 * Days that each kind is kept in this deployment: those of the table, or what state.json sets (`retention`). Throws Refusal 422 naming
 * file, kind and bounds when it sets an unknown kind or a number outside them: the portal does not start with it.
 */
export function retentionInForce(): Record<RetentionKind, number> {
  const slug = readEnv().PORTAL_STATE
  return daysWithinBounds(slug, readState(slug).retention ?? {})
}

/** The days of the table with what the state sets itself, as retentionInForce says. */
export function daysWithinBounds(slug: string, own: Record<string, number>): Record<RetentionKind, number> {
  const refuse = (sentence: string) =>
    new Refusal('invalid-retention', 422, `tenants/${slug}/state.json: retention ${sentence}`)
  for (const kind of Object.keys(own))
    if (!Object.hasOwn(RETENTION_TERMS, kind))
      throw refuse(`no conoce «${kind}». Conoce: ${RETENTION_KINDS.join(', ')}.`)
  const days = {} as Record<RetentionKind, number>
  for (const kind of RETENTION_KINDS) {
    const { days: usual, least, most } = RETENTION_TERMS[kind]
    const set = own[kind] ?? usual
    if (set < least || set > most) throw refuse(`«${kind}» va de ${least} a ${most} días, y dice ${set}.`)
    days[kind] = set
  }
  return days
}
