import { appendAudit } from '#app/audit/append-audit.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { formatInstant } from '#app/lib/dates.ts'
import { paths } from '#app/lib/paths.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { sanctionPath } from '#app/lib/suppliers/sanction-path.ts'
import { ACTS, listName, OUTCOMES, STANDINGS, spanOf } from '#app/texts/matching.ts'
import { asMember } from '#db/as-member.server.ts'
import { listControlNotices, markNoticeSeen, type NoticeFilter } from '#db/queries/suppliers/control-notices.server.ts'
import type { Hit } from '../outcome.ts'

type Who = Parameters<typeof asMember>[0]

/** Most notices on the page; the filters find the others. */
const MOST = 200

/** The notices of the entity as their page shows them, unseen first. Throws NotAMember. */
export async function loadNoticesOfControl(who: Who, filter: NoticeFilter) {
  const { timeZone } = portalInfo()
  const notices = await asMember(who, (tx) => listControlNotices(tx, filter, MOST))
  return notices.map((notice) => ({
    id: notice.id,
    kind: notice.kind,
    title: `${OUTCOMES[notice.outcome] ?? notice.outcome} (${ACTS[notice.act] ?? notice.act})`,
    supplier: notice.supplierName ?? notice.supplierId,
    process: { ocid: notice.ocid, href: paths.process(notice.ocid) },
    reason: notice.reason,
    takenBack: notice.hits === null && notice.kind === 'sanction-match',
    hits: hitsInWords((notice.hits ?? []) as readonly Hit[]),
    createdAt: formatInstant(notice.createdAt, timeZone) ?? '',
    seenAt: notice.seenAt === null ? null : formatInstant(notice.seenAt, timeZone),
  }))
}

/** Sanctions of an outcome as sentences, with their sheet. */
export const hitsInWords = (hits: readonly Hit[]) =>
  hits.map((hit) => ({
    key: hit.entryId,
    href: sanctionPath(hit.sanctionId),
    sentence: `En ${listName(hit.list)}, renglón ${hit.row}, ${spanOf(hit)}: ${STANDINGS[hit.standing] ?? hit.standing}.`,
  }))

/** Marks a notice as seen, with its entry in the log. Throws NotAMember; Refusal 404. */
export function seeControlNotice(who: Who, id: string): Promise<void> {
  return asMember(who, async (tx) => {
    if (!(await markNoticeSeen(tx, id)))
      throw new Refusal('not-found', 404, 'No encontramos el aviso. Vuelva a la lista de avisos de su ente.')
    const entry = { actorId: tx.userId, door: 'screen', action: 'see-sanction-notice', subject: id, detail: {} }
    await appendAudit(tx, tx.entityId, [entry])
  })
}
