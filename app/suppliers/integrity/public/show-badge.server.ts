import { readEnv } from '#app/config/env.server.ts'
import { distanceInWords, formatDate } from '#app/lib/dates.ts'
import { integrityPaths, paths } from '#app/lib/paths.ts'
import { badgeActWord, badgeStateWord } from '#app/texts/integrity.ts'
import { isInForce, standingOn } from '../domain/badge.ts'
import { elementsOn } from '../domain/elements.ts'
import { today } from '../today.server.ts'
import { findBadge } from './answer-badge.server.ts'

/** A badge as its page shows it: one statement. Throws Refusal 404. */
export async function showBadge(typed: string) {
  const badge = await findBadge(typed)
  const day = today()
  const standing = standingOn(badge.acts, day)
  const grantedOn = standing.grantedOn ?? day
  const address = `${readEnv().PUBLIC_URL}${integrityPaths.badge(badge.folio)}`
  const dated = (date: string | null) =>
    date === null ? null : { date: formatDate(date) ?? date, far: distanceInWords(date, day) ?? '' }
  return {
    folio: badge.folio,
    name: badge.name,
    rfc: badge.rfc,
    supplierHref: badge.hasAwards ? paths.supplier(badge.supplierId) : null,
    state: standing.state,
    stateWord: badgeStateWord(standing.state),
    inForce: isInForce(standing.state),
    today: formatDate(day) ?? day,
    granted: dated(grantedOn),
    validUntil: dated(standing.validUntil),
    updateDue: dated(standing.updateDueOn),
    lapses: dated(standing.lapsesOn),
    updateInReview: standing.updateInReview,
    suspensions: standing.suspensions.map(({ on, cause, ground, origin }) => ({
      since: formatDate(on) ?? on,
      cause: cause ?? '',
      ground: ground ?? '',
      automatic: origin === 'automatic',
    })),
    withdrawal: standing.withdrawal
      ? {
          on: formatDate(standing.withdrawal.on) ?? '',
          cause: standing.withdrawal.cause ?? '',
          ground: standing.withdrawal.ground ?? '',
        }
      : null,
    law: badge.law,
    elements: elementsOn(grantedOn)
      .elements.filter(({ code }) => badge.elements.includes(code))
      .map(({ code, title, asks, fraction }) => ({ code, title, asks, fraction })),
    history: badge.acts.map(({ act, on, cause, ground, origin, validUntil }, index) => ({
      key: String(index),
      date: on,
      title: badgeActWord(act),
      cause: cause ?? null,
      ground: ground ?? null,
      automatic: origin === 'automatic',
      until: validUntil ? (formatDate(validUntil) ?? null) : null,
    })),
    address,
    apiHref: integrityPaths.api(badge.folio),
    keysHref: integrityPaths.keys(),
  }
}
