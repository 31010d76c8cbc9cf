import type { ControlNotice } from '#db/queries/publishing/sanction-matches.server.ts'
import type { Stop } from './stops-of.ts'

/** What the control body is told when an award is published although a list stopped it: each supplier once, with the reasons and grounds. */
export function stopNotices(ocid: string, stops: readonly Stop[]): ControlNotice[] {
  const notices = new Map<string, ControlNotice>()
  for (const { awardId, supplierId, reason } of stops) {
    if (reason === null) continue
    const key = `${awardId}\n${supplierId}`
    const said = `${reason.rationale}\nFundamento: ${reason.legalBasis}`
    const known = notices.get(key)
    const reasons = known?.reason ?? ''
    if (reasons.includes(said)) continue
    notices.set(key, {
      ...{ kind: 'sanction-stop', ocid, supplierId, act: 'award', actRef: awardId, outcome: 'sanctioned-then' },
      reason: reasons === '' ? said : `${reasons}\n\n${said}`,
    })
  }
  return [...notices.values()]
}
