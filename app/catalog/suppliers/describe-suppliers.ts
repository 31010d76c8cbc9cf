import { formatNumber } from '#app/lib/amounts.ts'
import { paths } from '#app/lib/paths.ts'
import { supplierKey } from '#app/lib/suppliers/supplier-key.ts'
import {
  fileWord,
  identityWord,
  SIZE_CODES,
  SUPPLIER_CATEGORY_CODES,
  sizeWord,
  supplierCategoryWord,
} from '#app/texts/suppliers.ts'
import type { SupplierChoices } from '#db/queries/suppliers/list-suppliers.server.ts'
import type { SuppliersAnswer } from './load-suppliers.server.ts'
import { FILE_WORDS, type SupplierParams, writeSupplierParams } from './read-supplier-params.ts'

const option = (value: string, label: string, checked: boolean) => ({ value, label, count: null, checked })

/** The register as its page shows it. `today`: YYYY-MM-DD in the state's zone. */
export function describeSuppliers(answer: SuppliersAnswer & SupplierChoices, today: string) {
  const { params, total, totalIsCapped, rows, next, municipalities, withFiles } = answer
  const chips = chipsOf({ ...params, cursor: null })
  const keep = Object.entries(writeSupplierParams(params)).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ name, value: String(value) }],
  )
  return {
    words: params.words,
    sentence: sentenceOf(total, totalIsCapped, params.words),
    chips,
    clearHref: chips.length > 0 ? paths.suppliers({ q: params.words }) : null,
    keep: keep.filter(({ name }) => name === 'q'),
    keepFilters: keep.filter(({ name }) => name !== 'q'),
    withFiles,
    groups: groupsOf(params, municipalities).filter(
      ({ name }) => withFiles || (name !== 'tamano' && name !== 'expediente'),
    ),
    rows: rows.map((row) => {
      const { kind, toVerify } = supplierKey({ id: row.id })
      return {
        id: row.id,
        href: paths.supplier(row.id),
        name: row.name,
        also: row.names.filter((name) => name !== row.name).slice(0, 3),
        // The stand-in of a person's key says nothing to a reader.
        identifier: row.id.startsWith('MX-PF-') ? null : row.identifier,
        toVerify: !row.natural_person && toVerify !== null ? identityWord(kind, toVerify) : null,
        person: row.natural_person,
        municipality: row.municipality,
        size: sizeWord(row.size),
        categories: row.categories.map(supplierCategoryWord).join(', '),
        file: row.file_until === null ? null : { until: row.file_until, current: row.file_until >= today },
        processes: row.processes,
        entities: row.entities,
      }
    }),
    nextHref: next === null ? null : paths.suppliers(writeSupplierParams(params, next)),
    firstHref: params.cursor === null ? null : paths.suppliers(writeSupplierParams(params)),
    fileHref: paths.suppliersFile(writeSupplierParams(params)),
  }
}

function sentenceOf(total: number, capped: boolean, words: string): string {
  const many = capped
    ? `Más de ${formatNumber(total)} proveedores`
    : `${formatNumber(total)} ${total === 1 ? 'proveedor' : 'proveedores'}`
  return words === '' ? many : `${many} con «${words}»`
}

function groupsOf(params: SupplierParams, municipalities: readonly string[]) {
  return [
    {
      name: 'categoria',
      title: 'Qué vende',
      single: true,
      options: SUPPLIER_CATEGORY_CODES.map((code) =>
        option(code, supplierCategoryWord(code), params.category === code),
      ),
    },
    {
      name: 'expediente',
      title: 'Expediente propio',
      single: true,
      options: Object.entries(FILE_WORDS).map(([word, state]) => option(word, fileWord(state), params.file === state)),
    },
    {
      name: 'tamano',
      title: 'Tamaño',
      single: true,
      options: SIZE_CODES.map((code) => option(code, sizeWord(code) ?? code, params.size === code)),
    },
    {
      name: 'municipio',
      title: 'Municipio',
      single: true,
      options: municipalities.map((name) => option(name, name, params.municipality === name)),
    },
  ]
}

function chipsOf(params: SupplierParams) {
  const without = (change: Partial<SupplierParams>) => paths.suppliers(writeSupplierParams({ ...params, ...change }))
  const chip = (name: string, value: string | null, change: Partial<SupplierParams>) =>
    value === null ? [] : [{ name, value, removeHref: without(change) }]
  return [
    ...chip('Qué vende', params.category && supplierCategoryWord(params.category), { category: null }),
    ...chip('Expediente', params.file && fileWord(params.file), { file: null }),
    ...chip('Tamaño', sizeWord(params.size), { size: null }),
    ...chip('Municipio', params.municipality, { municipality: null }),
  ]
}
