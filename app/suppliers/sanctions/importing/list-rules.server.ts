import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import {
  findSanctionList,
  insertSanctionList,
  updateListRules,
  withdrawList,
} from '#db/queries/suppliers/sanction-lists.server.ts'
import { askToMatch } from '../../matching/ask-to-match.server.ts'
import type { Mapping } from '../reading/mapping.ts'

/**
 * Notes that the source took a list away: nothing of it is listed from now on, what it said stays readable. Out: how many sanctions ended.
 * Throws Refusal 404 and 422.
 */
export async function removeList(code: string, decision: { actorId: string | null; reason: string }): Promise<number> {
  const reason = decision.reason.trim().slice(0, 1000)
  if (reason.length < 10)
    throw new Refusal(
      'reason-missing',
      422,
      'Motivo: diga cuándo y dónde retiró la fuente esta lista (al menos 10 letras).',
    )
  return asCoordinator(
    decision.actorId,
    async (tx) => {
      const list = await findSanctionList(tx, code, { lock: true })
      if (list === null || code === 'propias') throw new Refusal('unknown-list', 404, 'No hay una lista con esa clave.')
      const count = await withdrawList(tx, code, reason)
      await askToMatch(tx)
      const { actorId } = decision
      await appendStateAudit(tx, [
        {
          actorId,
          door: actorId ? 'screen' : 'cli',
          action: 'withdraw-sanction-list',
          subject: code,
          detail: { count },
        },
      ])
      return count
    },
    { timeoutMs: 60_000 },
  )
}

export interface NewList {
  /** What comes after `csv-`: small letters, digits and hyphens. */
  name: string
  title: string
  source: string
  sourceUrl: string | null
  mapping: Mapping
}

/** Makes a list of its own by a mapping of columns. Out: its code. Throws Refusal 422 when the name is taken. */
export async function addList(list: NewList, actorId: string | null): Promise<string> {
  const code = `csv-${list.name}`
  return asCoordinator(actorId, async (tx) => {
    if (!(await insertSanctionList(tx, { ...list, code, createdBy: actorId })))
      throw new Refusal('list-name-taken', 422, `Clave: ya hay una lista «${list.name}»; elija otra.`)
    const entry = { actorId, door: actorId ? 'screen' : 'cli', action: 'add-sanction-list', subject: code, detail: {} }
    await appendStateAudit(tx, [entry])
    return code
  })
}

/** Writes the rules of a list. A new ground for showing persons holds from the next snapshot on. Throws Refusal 404. */
export async function changeListRules(
  code: string,
  rules: { holdBelow: number; personBasis: string | null },
  actorId: string | null,
): Promise<void> {
  await asCoordinator(actorId, async (tx) => {
    if (!(await findSanctionList(tx, code, { lock: true })))
      throw new Refusal('unknown-list', 404, 'No hay una lista con esa clave.')
    await updateListRules(tx, code, rules)
    const detail = { holdBelow: rules.holdBelow, showsPersons: rules.personBasis !== null }
    const door = actorId ? 'screen' : 'cli'
    await appendStateAudit(tx, [{ actorId, door, action: 'change-sanction-list', subject: code, detail }])
  })
}
