import { dayOfInstant } from '#app/lib/day-of-instant.ts'
import { coordinationPaths } from '#app/lib/paths.ts'
import type { readIdentityDesk } from './read-desk.server.ts'

type Desk = Awaited<ReturnType<typeof readIdentityDesk>>

/** The desk of identities as its page shows it. */
export function describeDesk({ found, groups, decisions }: Desk, zone: string) {
  const last = groups.at(-1)
  return {
    found: found.map((row) => shown(row)),
    groups: groups.map(({ name_key, suppliers }) => ({ key: name_key, suppliers: suppliers.map(shown) })),
    nextHref: groups.length === 20 && last ? coordinationPaths.suppliers({ desde: last.name_key }) : null,
    decisions: decisions.map((decision) => ({
      id: decision.id,
      sentence:
        decision.kind === 'merge'
          ? `${decision.moved.join(', ')} se reunió en ${decision.identity_id}`
          : `${decision.supplier_id} se separó de ${decision.identity_id}`,
      reason: decision.reason,
      by: decision.decided_by_name,
      on: dayOfInstant(decision.decided_at, zone),
      undone:
        decision.undone_at === null
          ? null
          : { on: dayOfInstant(decision.undone_at, zone), reason: decision.undo_reason ?? '' },
    })),
  }
}

const shown = (row: { id: string; name: string; identifier: string | null; processes: number }) => ({
  id: row.id,
  name: row.name,
  identifier: row.identifier ?? row.id,
  processes: row.processes,
  href: coordinationPaths.supplier(row.id),
})
