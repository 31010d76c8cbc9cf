import { today } from '#app/config/today.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import {
  countSuppliers,
  listSupplierChoices,
  listSuppliers,
  SUPPLIER_COUNT_CAP,
  type SupplierChoices,
  type SupplierRow,
} from '#db/queries/suppliers/list-suppliers.server.ts'
import type { SupplierParams } from './read-supplier-params.ts'
import { readSupplierCursor, writeSupplierCursor } from './supplier-cursor.ts'

export interface SuppliersAnswer {
  params: SupplierParams
  /** Exact up to 10,000. */
  total: number
  totalIsCapped: boolean
  rows: SupplierRow[]
  /** Cursor of the next page, or null at the end. */
  next: string | null
}

/** A page of the statewide register: two statements. Throws Refusal 400 for a cursor that is broken. */
export function searchSuppliers(params: SupplierParams): Promise<SuppliersAnswer> {
  return asVisitor((tx) => pageOf(tx, params))
}

/** The same with what can be chosen: three statements. */
export function loadSuppliers(params: SupplierParams): Promise<SuppliersAnswer & SupplierChoices> {
  return asVisitor(async (tx) => ({
    ...(await pageOf(tx, params)),
    ...(await listSupplierChoices(tx)),
  }))
}

async function pageOf(
  tx: Parameters<Parameters<typeof asVisitor>[0]>[0],
  params: SupplierParams,
): Promise<SuppliersAnswer> {
  const after = readSupplierCursor(params.cursor)
  const filters = { ...params, today: today() }
  const total = await countSuppliers(tx, filters)
  const found = total === 0 ? [] : await listSuppliers(tx, filters, { after, size: params.limit + 1, total })
  const rows = found.slice(0, params.limit)
  const last = rows.at(-1)
  return {
    params,
    total: Math.min(total, SUPPLIER_COUNT_CAP),
    totalIsCapped: total > SUPPLIER_COUNT_CAP,
    rows,
    next: found.length > params.limit && last ? writeSupplierCursor(last) : null,
  }
}
