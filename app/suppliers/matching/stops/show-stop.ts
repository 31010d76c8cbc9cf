import { sanctionPath } from '#app/lib/suppliers/sanction-path.ts'
import { sentenceOf } from './stop-findings.ts'
import type { Stop, Warning, WrittenReason } from './stops-of.ts'

/** A stop as its page shows it: nothing of inside but where the reason goes. */
export interface ShownStop {
  key: string
  path: string
  sanctionId: string
  supplier: string
  award: string
  sentence: string
  /** First moment at which this portal knew (UTC). */
  knownFrom: string
  sheetHref: string
  reason: WrittenReason | null
}

export function showStop({ path, awardId, supplierName, on, hit, reason }: Stop): ShownStop {
  const { sanctionId, knownFrom } = hit
  const sentence = sentenceOf({ supplierName, hit, on })
  const key = `${path} ${sanctionId}`
  const sheetHref = sanctionPath(sanctionId)
  return { key, path, sanctionId, supplier: supplierName, award: awardId, sentence, knownFrom, sheetHref, reason }
}

export const showWarning = (warning: Warning): { key: string; sentence: string; sheetHref: string } => ({
  key: `${warning.path} ${warning.hit.sanctionId}`,
  sentence: sentenceOf(warning),
  sheetHref: sanctionPath(warning.hit.sanctionId),
})
