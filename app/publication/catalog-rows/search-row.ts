import { bandOf } from '#app/lib/amount-bands.ts'
import { answerQuestions } from '#app/ocds/eight-questions.ts'
import { stageOf } from '#app/ocds/stage.ts'
import { type JsonObject, objectsAt, textAt, valueAt } from '#app/ocds/types.ts'
import { plausibleInstant } from '../instants.ts'
import type { ProcessSupplier } from './award-rows.ts'
import { plainText } from './plain-text.ts'
import { decimalText, processAmount } from './process-amount.ts'
import { searchWords } from './search-words.ts'

const METHODS = new Set(['open', 'selective', 'limited', 'direct'])
/** The year of a process whose dates are all slips; its date for sorting then comes after all others. */
export const UNKNOWN_YEAR = -1
const NO_DATE = '1970-01-01T00:00:00.000Z'
const CATEGORIES = new Set(['goods', 'works', 'services'])

export interface ProcessRowInput {
  ocid: string
  /** Compiled release without what was dropped. */
  compiled: JsonObject
  suppliers: Map<string, ProcessSupplier>
  historical: boolean
  sphere: string
  entityName: string
  releaseCount: number
  now: Date
}

/** The slim row of a process for search and facets: a pure function of its compiled release and of who published it. */
export function searchRow(input: ProcessRowInput) {
  const { ocid, compiled, suppliers, now } = input
  const worth = processAmount(compiled)
  const stage = stageOf(compiled)
  const dates = processDates(compiled, now)
  const method = textAt(compiled, 'tender', 'procurementMethod') ?? ''
  const category = textAt(compiled, 'tender', 'mainProcurementCategory') ?? ''
  const supplierIds = [...suppliers.keys()].slice(0, 200)
  return {
    ocid,
    sphere: input.sphere,
    method: METHODS.has(method) ? method : 'unknown',
    methodDetails: plainText(textAt(compiled, 'tender', 'procurementMethodDetails'), 300) || null,
    category: CATEGORIES.has(category) ? category : 'unknown',
    stage,
    status: statusOf(compiled, stage),
    year: dates[0] ? Number(dates[0].written.slice(0, 4)) : UNKNOWN_YEAR,
    historical: input.historical,
    title: titleOf(ocid, compiled),
    summary: plainText(summaryOf(compiled), 600),
    fileNumber: plainText(idText(valueAt(compiled, 'tender', 'id')), 200) || null,
    supplierIds,
    supplierNames: supplierIds.map((id) => suppliers.get(id)?.name ?? id),
    amount: decimalText(worth?.amount),
    currency: worth?.currency ?? null,
    amountBand: bandOf(worth?.amount ?? null, worth?.currency ?? null),
    sortDate: plausibleInstant(compiled.date, now) ?? dates.at(-1)?.instant ?? NO_DATE,
    answeredCount: answerQuestions(compiled).filter(({ status }) => status === 'answered').length,
    releaseCount: input.releaseCount,
    words: searchWords(ocid, compiled, suppliers, input.entityName),
  }
}

/** The title of the tender; without one, that of the contract, the award, or what is bought; else the ocid. */
function titleOf(ocid: string, compiled: JsonObject): string {
  const [contract, award] = [objectsAt(compiled, 'contracts')[0], objectsAt(compiled, 'awards')[0]]
  const [item] = [...objectsAt(compiled, 'tender', 'items'), ...objectsAt(award, 'items')]
  const candidates = [
    textAt(compiled, 'tender', 'title'),
    textAt(contract, 'title'),
    textAt(award, 'title'),
    textAt(compiled, 'tender', 'description'),
    textAt(contract, 'description'),
    textAt(award, 'description'),
    textAt(compiled, 'planning', 'rationale'),
    textAt(compiled, 'planning', 'budget', 'description'),
    textAt(item, 'description'),
  ]
  return plainText(candidates.find((text) => text !== undefined) ?? ocid, 500) || ocid
}

function summaryOf(compiled: JsonObject): string | undefined {
  return (
    textAt(compiled, 'tender', 'description') ??
    textAt(objectsAt(compiled, 'contracts')[0], 'description') ??
    textAt(objectsAt(compiled, 'awards')[0], 'description') ??
    textAt(compiled, 'planning', 'rationale')
  )
}

/** The status of what is newest: of several contracts or awards, `active` if any is, else the last one's. */
function statusOf(compiled: JsonObject, stage: string): string {
  const of = (list: string) => objectsAt(compiled, list).flatMap((member) => textAt(member, 'status') ?? [])
  const statuses =
    stage === 'contract' || stage === 'implementation' ? of('contracts') : stage === 'award' ? of('awards') : []
  const tender = textAt(compiled, 'tender', 'status')
  const status = statuses.includes('active')
    ? 'active'
    : (statuses.at(-1) ?? tender ?? (stage === 'planning' ? 'planning' : ''))
  return plainText(status, 40)
}

/**
 * The dates that say when a process happened, earliest first; slips (year 1, year 3019) are left out. Also as their publisher wrote
 * them: what was signed on the evening of 31 December in Mexico is of that year, though in UTC it is of the next.
 */
function processDates(compiled: JsonObject, now: Date): { instant: string; written: string }[] {
  const contracts = objectsAt(compiled, 'contracts')
  const awards = objectsAt(compiled, 'awards')
  return [
    valueAt(compiled, 'tender', 'datePublished'),
    valueAt(compiled, 'tender', 'tenderPeriod', 'startDate'),
    ...awards.map((award) => award.date),
    ...contracts.flatMap((contract) => [contract.dateSigned, valueAt(contract, 'period', 'startDate')]),
    compiled.date,
  ]
    .flatMap((text) => {
      const instant = plausibleInstant(text, now)
      return instant === null ? [] : [{ instant, written: String(text) }]
    })
    .sort((one, other) => (one.instant < other.instant ? -1 : one.instant > other.instant ? 1 : 0))
}

const idText = (id: unknown): string | undefined =>
  typeof id === 'string' ? id : typeof id === 'number' ? String(id) : undefined
