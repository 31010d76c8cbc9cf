import { type BadgeAct, standingOn } from '../domain/badge.ts'

/** A badge as everybody may know it. */
export interface PublicBadge {
  folio: string
  supplierId: string
  rfc: string
  name: string
  elements: readonly string[]
  law: string
  acts: readonly BadgeAct[]
  /** When its last act was written down, ISO 8601 UTC. */
  changedAt: string
}

/** What is signed of a badge: who says it of whom, how it stands on a day, and what happened to it. Plain JSON. */
export interface BadgeStatement {
  type: 'mx-integrity-badge'
  version: 1
  /** Who answers for it. */
  issuer: { name: string; state: string; url: string }
  folio: string
  url: string
  supplier: { id: string; rfc: string; name: string }
  /** Local day of the state on which it stands so; ask again for another day. */
  asOf: string
  timeZone: string
  state: string
  inForce: boolean
  grantedOn: string
  validUntil: string
  updateDueOn: string | null
  lapsesOn: string
  law: string
  elements: string[]
  history: { act: string; on: string; cause?: string; ground?: string; automatic?: true }[]
  changedAt: string
  keys: string
}

export interface Issuer {
  name: string
  state: string
  url: string
  timeZone: string
}

/** The statement on a badge at the end of a local day. Pure: the same badge, day and issuer give the same statement. */
export function stateBadge(badge: PublicBadge, day: string, issuer: Issuer): BadgeStatement {
  const standing = standingOn(badge.acts, day)
  return {
    type: 'mx-integrity-badge',
    version: 1,
    issuer: { name: issuer.name, state: issuer.state, url: issuer.url },
    folio: badge.folio,
    url: `${issuer.url}/integridad/${badge.folio}`,
    supplier: { id: badge.supplierId, rfc: badge.rfc, name: badge.name },
    asOf: day,
    timeZone: issuer.timeZone,
    state: standing.state,
    inForce: standing.state === 'held' || standing.state === 'update-due',
    grantedOn: standing.grantedOn ?? '',
    validUntil: standing.validUntil ?? '',
    updateDueOn: standing.updateDueOn,
    lapsesOn: standing.lapsesOn ?? '',
    law: badge.law,
    elements: [...badge.elements],
    history: badge.acts.map(({ act, on, cause, ground, origin }) => ({
      act,
      on,
      ...(cause ? { cause } : {}),
      ...(ground ? { ground } : {}),
      ...(origin === 'automatic' ? { automatic: true as const } : {}),
    })),
    changedAt: badge.changedAt,
    keys: `${issuer.url}/api/v1/integrity-keys`,
  }
}
