import { wordsOf } from '#app/lib/words-of.ts'
import { STAGES, type Stage } from '#app/ocds/stage.ts'
import { type JsonObject, objectsAt, textAt, valueAt } from '#app/ocds/types.ts'
import { dateAt, edgeOf, validOnes } from './read-loosely.ts'

/** The five stages with their real and planned dates, and how far the process is. */
export function describeStages(compiled: JsonObject, stage: string) {
  const reached = STAGES.map(String).indexOf(stage)
  const dates = stageDates(compiled)
  const closed = isClosed(compiled)
  const ended = endingOf(compiled) !== null
  return STAGES.map((code, at) => {
    const { actual, planned } = dates[code]
    // Nothing is foreseen any more once the procedure came to nothing.
    if (ended && at > reached) return { code, state: 'never' as const, actual: null, planned: null }
    const has = actual !== null || hasContent(compiled, code)
    const state = at > reached ? 'pending' : at === reached && !closed ? 'current' : has ? 'done' : 'skipped'
    return { code, state: state as 'done' | 'current' | 'pending' | 'skipped', actual, planned }
  })
}

function stageDates(compiled: JsonObject): Record<Stage, { actual: string | null; planned: string | null }> {
  const tender = valueAt(compiled, 'tender')
  const awards = validOnes(compiled, 'awards')
  const contracts = validOnes(compiled, 'contracts')
  const implementations = contracts.map((contract) => valueAt(contract, 'implementation'))
  const milestones = implementations.flatMap((one) => objectsAt(one, 'milestones'))
  const transactions = implementations.flatMap((one) => objectsAt(one, 'transactions'))
  const requests = objectsAt(compiled, 'planning', 'requestsForQuotes')
  return {
    planning: {
      actual: edgeOf(
        [
          ...objectsAt(compiled, 'planning', 'milestones').map((one) => dateAt(one, 'dateMet')),
          ...requests.map((one) => dateAt(one, 'period', 'startDate')),
        ],
        'first',
      ),
      planned: null,
    },
    tender: {
      actual: dateAt(tender, 'datePublished') ?? dateAt(tender, 'tenderPeriod', 'startDate'),
      planned: null,
    },
    award: {
      actual: edgeOf(
        awards.map((award) => dateAt(award, 'date')),
        'first',
      ),
      planned: dateAt(tender, 'awardPeriod', 'endDate') ?? dateAt(tender, 'awardPeriod', 'startDate'),
    },
    contract: {
      actual: edgeOf(
        contracts.map((contract) => dateAt(contract, 'dateSigned')),
        'first',
      ),
      planned: dateAt(tender, 'contractPeriod', 'startDate'),
    },
    implementation: {
      actual: edgeOf(
        [...milestones.map((one) => dateAt(one, 'dateMet')), ...transactions.map((one) => dateAt(one, 'date'))],
        'last',
      ),
      planned: edgeOf(
        contracts.map((contract) => dateAt(contract, 'period', 'endDate')),
        'last',
      ),
    },
  }
}

function hasContent(compiled: JsonObject, stage: Stage): boolean {
  if (stage === 'planning' || stage === 'tender') return Object.keys(valueAt(compiled, stage) ?? {}).length > 0
  if (stage === 'award') return objectsAt(compiled, 'awards').length > 0
  return objectsAt(compiled, 'contracts').length > 0
}

/** True when nothing more is to come: all contracts ended, or the tender came to nothing. */
function isClosed(compiled: JsonObject): boolean {
  const contracts = objectsAt(compiled, 'contracts')
  if (contracts.length > 0) return contracts.every(({ status }) => status === 'terminated' || status === 'cancelled')
  return endingOf(compiled) !== null
}

const ENDINGS = wordsOf<string>({
  cancelled: 'el procedimiento se canceló',
  unsuccessful: 'el procedimiento se declaró desierto',
  withdrawn: 'el procedimiento se retiró',
})

/** How a procedure ended that came to nothing, as part of a sentence; null when it goes on or there is a contract. */
export function endingOf(compiled: JsonObject): string | null {
  if (validOnes(compiled, 'contracts').length > 0) return null
  return ENDINGS[textAt(compiled, 'tender', 'status') ?? ''] ?? null
}

/** How a process stands today, in one word, from its newest part. */
export function standingOf(compiled: JsonObject): { list: string; code: string } | null {
  for (const [list, values] of [
    ['contractStatus', objectsAt(compiled, 'contracts').map((one) => one.status)],
    ['awardStatus', objectsAt(compiled, 'awards').map((one) => one.status)],
    ['tenderStatus', [valueAt(compiled, 'tender', 'status')]],
  ] as const) {
    const codes = values.filter((value) => typeof value === 'string' && value.trim() !== '').map(String)
    const code = codes.includes('active') ? 'active' : codes.at(-1)
    if (code !== undefined) return { list, code }
  }
  return null
}
