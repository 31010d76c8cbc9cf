import { awardExists } from './award-exists.ts'
import type { Check } from './check.ts'
import { dateOrder } from './date-order.ts'
import { expectedDocuments } from './expected-documents.ts'
import { itemClassification } from './item-classification.ts'
import { netAmount } from './net-amount.ts'
import { partyReferences } from './party-references.ts'
import { paymentsTotal } from './payments-total.ts'
import { periodOrder } from './period-order.ts'
import { tenderersCount } from './tenderers-count.ts'
import { uniqueIds } from './unique-ids.ts'

export type { Check, CheckResult } from './check.ts'

/** The coherence checks, errors first. To add one: a file beside these, a line here, a test that mirrors it. */
export const CHECKS: readonly Check[] = [
  uniqueIds,
  awardExists,
  partyReferences,
  netAmount,
  periodOrder,
  dateOrder,
  paymentsTotal,
  tenderersCount,
  itemClassification,
  expectedDocuments,
]
