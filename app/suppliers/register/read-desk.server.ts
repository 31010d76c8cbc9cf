import { today } from '#app/config/today.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { legalFormOf } from '#app/lib/suppliers/normalize-name.ts'
import { supplierKey } from '#app/lib/suppliers/supplier-key.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import {
  type DecisionRow,
  listDecisions,
  listMembers,
  type SupplierWeight,
  weighSuppliers,
} from '#db/queries/suppliers/decisions.server.ts'
import { listSuppliers } from '#db/queries/suppliers/list-suppliers.server.ts'
import { findNearSuppliers, listSameWords } from '#db/queries/suppliers/near-duplicates.server.ts'

/** The desk of identities: what answers to the words, groups with the same words after `after`, and the newest decisions. */
export function readIdentityDesk(userId: string, words: string, after: string) {
  return asCoordinator(userId, async (tx) => {
    const filters = { words, category: null, size: null, municipality: null, file: null, today: today() }
    return {
      found: words === '' ? [] : await listSuppliers(tx, filters, { after: null, size: 20, total: 20 }),
      groups: await listSameWords(tx, after),
      decisions: await listDecisions(tx, {}),
    }
  })
}

/** A supplier at the desk: what hangs on it, its ids, who may be the same, and with `withId` what joining the two would move. */
export function readIdentitySheet(userId: string, id: string, withId: string | null) {
  return asCoordinator(userId, async (tx) => {
    const [weight] = await weighSuppliers(tx, [id])
    if (!weight) throw new Refusal('supplier-unknown', 404, 'No hay un proveedor con ese identificador en el padrón.')
    const members = await listMembers(tx, weight.identity)
    const near = weight.natural_person
      ? []
      : await findNearSuppliers(tx, { id, normal: weight.normal, nameKey: weight.name_key })
    const others = near.filter((one) => !members.includes(one.id))
    const asked = withId === null ? [] : [withId, supplierKey({ id: withId }).id]
    const weights = await weighSuppliers(tx, asked)
    const other = weights.find((one) => one.id === withId) ?? weights[0] ?? null
    return {
      ...{
        weight: sheetOf(weight),
        identity: weight.identity,
        members: (await weighSuppliers(tx, members)).map(sheetOf),
      },
      near: others.map((one) => ({ ...sheetOf({ ...weight, ...one, entities: 0, pesos: '0' }), how: one.how })),
      with: other && !members.includes(other.id) ? { ...sheetOf(other), moved: members.length } : null,
    }
  })
}

const sheetOf = (weight: SupplierWeight) => {
  const { kind, toVerify } = supplierKey({ id: weight.id })
  return {
    ...{ id: weight.id, name: weight.name, identifier: weight.identifier, processes: weight.processes },
    ...{ entities: weight.entities, pesos: Number(weight.pesos), legalForm: legalFormOf(weight.name) },
    ...{ kind: weight.natural_person ? 'person' : kind, toVerify },
  }
}

export type IdentitySheet = ReturnType<typeof sheetOf>
export type ShownDecision = DecisionRow
