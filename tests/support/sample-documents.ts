import type { JsonObject } from '#app/ocds/types.ts'
import type { SeededEntity } from './seed-entities.ts'

/** The ocid of a file number of an entity of the seeded state. */
export const sampleOcid = (entity: SeededEntity, number: number): string =>
  `ocds-demo00-${entity.key}-2026-${String(number).padStart(4, '0')}`

interface Sample {
  title?: string
  /** RFC-based party ids of who was awarded, one award each. */
  suppliers?: string[]
  amount?: number
  currency?: string
  items?: string[]
}

/** A small process as capture would hold it: a direct award to each supplier, with its contract. */
export function sampleDocument(entity: SeededEntity, number: number, sample: Sample = {}): JsonObject {
  const { title = `Compra ${number}`, suppliers = [], amount = 1000, currency = 'MXN', items = ['Papel bond'] } = sample
  const buyer = { id: `MX-RFC-${entity.key}`, name: `Entidad ${entity.slug}` }
  const value = { amount, currency }
  const awarded = suppliers.map((id, at) => ({
    id: String(at + 1),
    supplier: { id, name: `Proveedora ${id.slice(-6)}` },
  }))
  return {
    initiationType: 'tender',
    language: 'es',
    buyer,
    parties: [
      { ...buyer, roles: ['buyer', 'procuringEntity'] },
      ...awarded.map(({ supplier }) => ({
        ...supplier,
        identifier: { scheme: 'MX-RFC', id: supplier.id.slice(7) },
        roles: ['supplier', 'tenderer'],
      })),
    ],
    tender: {
      id: `EXP-${number}`,
      title,
      description: `Adquisición: ${title}`,
      status: 'complete',
      procurementMethod: 'direct',
      procurementMethodDetails: 'Adjudicación directa',
      mainProcurementCategory: 'goods',
      value,
      tenderPeriod: { startDate: '2026-02-02T09:00:00-06:00', endDate: '2026-02-12T09:00:00-06:00' },
      items: items.map((description, at) => ({ id: String(at + 1), description, quantity: 10 })),
    },
    ...(awarded.length > 0
      ? {
          awards: awarded.map(({ id, supplier }) => ({
            id,
            title,
            status: 'active',
            date: '2026-02-20T12:00:00-06:00',
            value,
            suppliers: [supplier],
          })),
          contracts: awarded.map(({ id }) => ({
            id: `C-${id}`,
            awardID: id,
            status: 'active',
            dateSigned: '2026-03-01T10:00:00-06:00',
            value,
          })),
        }
      : {}),
  }
}
