import { stringify } from 'csv-stringify/sync'
import type { SupplierParams } from '#app/catalog/suppliers/read-supplier-params.ts'
import { today } from '#app/config/today.server.ts'
import { safeCell } from '#app/publication/flatten-compiled.ts'
import { sizeWord, supplierCategoryWord } from '#app/texts/suppliers.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import {
  type AfterSupplier,
  listSuppliers,
  SUPPLIER_COUNT_CAP,
  type SupplierRow,
} from '#db/queries/suppliers/list-suppliers.server.ts'

const COLUMNS = [
  ...['id', 'nombre', 'identificador', 'persona_fisica', 'otros_nombres', 'que_vende', 'municipio', 'tamano'],
  ...['expediente_vigente_hasta', 'procesos', 'entes'],
]
/** Rows of one transaction: none stays open while somebody downloads slowly. */
const PAGE = 1000

/** The register with these filters as a CSV that is made while it is read: memory is that of one page. */
export function exportSuppliers(params: SupplierParams): Response {
  const texts = asCsv(pagesOf(params))
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await texts.return(undefined)),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="proveedores.csv"',
      'Cache-Control': 'no-store',
    },
  })
}

async function* pagesOf(params: SupplierParams): AsyncGenerator<SupplierRow[]> {
  const filters = { ...params, today: today() }
  for (let after: AfterSupplier | null = null; ; ) {
    // Everybody is wanted, so names are walked in order, however many answer.
    const page: SupplierRow[] = await asVisitor((tx) =>
      listSuppliers(tx, filters, { after, size: PAGE, total: SUPPLIER_COUNT_CAP + 1 }),
    )
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (page.length < PAGE || !last) return
    after = { normal: last.normal, id: last.id }
  }
}

async function* asCsv(pages: AsyncIterable<SupplierRow[]>): AsyncGenerator<string> {
  yield `\uFEFF${stringify([COLUMNS], { record_delimiter: '\r\n' })}`
  for await (const page of pages) yield stringify(page.map(cellsOf), { record_delimiter: '\r\n' })
}

const cellsOf = (row: SupplierRow) =>
  [
    ...[row.id, row.name, row.identifier ?? '', row.natural_person ? 'sí' : 'no'],
    ...[row.names.filter((name) => name !== row.name).join('; '), row.categories.map(supplierCategoryWord).join('; ')],
    ...[row.municipality ?? '', sizeWord(row.size) ?? '', row.file_until ?? '', row.processes, row.entities],
  ].map(safeCell)
