import { asText, type JsonObject, objectsAt, valueAt } from './types.ts'

export type Stage = 'planning' | 'tender' | 'award' | 'contract' | 'implementation'

/** Stages in the order in which a process goes through them. */
export const STAGES: readonly Stage[] = ['planning', 'tender', 'award', 'contract', 'implementation']

/**
 * The latest stage that the data speaks of: implementation when any contract tells of its execution, else contract,
 * award, tender, planning. A compiled release must come without what was dropped (`pruneEmptied`).
 */
export function stageOf(compiled: JsonObject): Stage {
  const contracts = objectsAt(compiled, 'contracts')
  if (contracts.some(hasExecution)) return 'implementation'
  if (contracts.length > 0) return 'contract'
  if (objectsAt(compiled, 'awards').length > 0) return 'award'
  return valueAt(compiled, 'tender') === undefined || valueAt(compiled, 'tender') === null ? 'planning' : 'tender'
}

/** Whether a process has come to a stage, or beyond it. */
export function hasReached(stage: Stage, wanted: Stage): boolean {
  return STAGES.indexOf(stage) >= STAGES.indexOf(wanted)
}

function hasExecution(contract: JsonObject): boolean {
  const execution = valueAt(contract, 'implementation')
  if (execution === undefined || execution === null) return false
  const isUnderWay = ['ongoing', 'active', 'concluded'].includes(asText(valueAt(execution, 'status')))
  return isUnderWay || ['transactions', 'milestones', 'documents'].some((list) => objectsAt(execution, list).length > 0)
}
