import { countOf, formatNumber } from '#app/lib/amounts.ts'
import { dayOfInstant } from '#app/lib/day-of-instant.ts'
import { paths } from '#app/lib/paths.ts'
import type { Facet } from '#db/queries/reading/search-filters.server.ts'
import type { ProcessHit } from '#db/queries/reading/search-processes.server.ts'
import { FACET_TITLES, facetWord } from './facet-words.ts'
import { PARAM_NAMES, type SearchParams, type SortName, writeSearchParams } from './read-search-params.ts'
import type { SearchAnswer } from './search.server.ts'

const SORT_WORDS: Record<SortName, string> = {
  recientes: 'Más recientes',
  relevancia: 'Más parecidos a lo buscado',
  'monto-mayor': 'Mayor monto',
  'monto-menor': 'Menor monto',
}

/** One page of results as the search page draws it: only words, addresses and counts. */
export function describeSearch(answer: SearchAnswer, zone: string) {
  const { params } = answer
  const chips = listChips(answer)
  return {
    words: params.words,
    sentence: countSentence(answer),
    note: noteOf(answer),
    chips,
    clearHref: paths.search({ q: params.words }),
    groups: listGroups(answer),
    keep: keptFields(params),
    filterFields: filterFields(params),
    sorts: (Object.keys(SORT_WORDS) as SortName[])
      .filter((sort) => sort !== (params.words === '' ? 'relevancia' : answer.loosened ? 'recientes' : null))
      .map((sort) => ({
        key: sort,
        label: SORT_WORDS[sort],
        href: paths.search(writeSearchParams({ ...params, sort })),
        current: params.sort === sort,
      })),
    years: listYears(answer),
    rows: answer.hits.map((hit) => rowOf(hit, zone)),
    firstHref: params.cursor === null ? null : paths.search(writeSearchParams(params)),
    nextHref: answer.next === null ? null : paths.search(writeSearchParams(params, answer.next)),
    isEmpty: answer.total === 0,
  }
}

function rowOf(hit: ProcessHit, zone: string) {
  const others = hit.supplier_names.length - 1
  const first = hit.supplier_names[0]
  return {
    ocid: hit.ocid,
    href: paths.process(hit.ocid),
    title: hit.title,
    entityName: hit.entity_short_name,
    suppliers: first === undefined ? 'Sin adjudicar' : others > 0 ? `${first} y ${others} más` : first,
    method: hit.method,
    stage: hit.stage,
    date: dayOfInstant(hit.sort_date, zone),
    amount: hit.amount === null ? null : Number(hit.amount),
    currency: hit.currency,
    historical: hit.historical,
  }
}

function countSentence({ params, total, totalIsCapped, loosened }: SearchAnswer): string {
  if (total === 0) return 'Ningún proceso publicado concuerda.'
  if (loosened) {
    const some = countOf(total, 'tiene', 'tienen', totalIsCapped)
    return `Ningún proceso tiene todas las palabras de «${params.words}»; ${some} alguna.`
  }
  const found = countOf(total, 'proceso publicado', 'procesos publicados', totalIsCapped)
  const sentence = found.charAt(0).toUpperCase() + found.slice(1)
  return params.words === '' ? `${sentence}.` : `${sentence} con «${params.words}».`
}

function noteOf({ params, totalIsCapped, facetsAreCapped }: SearchAnswer): string | null {
  if (params.sort === 'relevancia' && totalIsCapped)
    return 'Son muchos: se ordenan por parecido solo los primeros 5,000.'
  return facetsAreCapped ? 'Son muchos: los números junto a los filtros cuentan los primeros 20,000.' : null
}

/** Everything that is kept while filtering: the words, the order and the size of a page. */
function keptFields(params: SearchParams): { name: string; value: string }[] {
  const { q, orden, limite } = writeSearchParams(params)
  return Object.entries({ q, orden, limite }).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [{ name, value }] : [],
  )
}

/** Every filter and the order as hidden fields, for searching other words within the same filters. */
function filterFields(params: SearchParams): { name: string; value: string }[] {
  const { q: _words, cursor: _cursor, ...rest } = writeSearchParams(params)
  return Object.entries(rest).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : value === null ? [] : [value]
    return values.map((one) => ({ name, value: one }))
  })
}

/** The values of a facet that are chosen, as the address writes them. */
function chosenOf(params: SearchParams, facet: Facet): string[] {
  if (facet === 'historical') return params.historical === null ? [] : [params.historical ? 'true' : 'false']
  return params[facet].map(String)
}

const written = (facet: Facet, value: string): string =>
  facet === 'historical' ? (value === 'true' ? 'si' : 'no') : value

function without(params: SearchParams, facet: Facet, value: string): SearchParams {
  if (facet === 'historical') return { ...params, historical: null }
  if (facet === 'years' || facet === 'amountBands') {
    return { ...params, [facet]: params[facet].filter((one) => String(one) !== value) }
  }
  return { ...params, [facet]: params[facet].filter((one) => one !== value) }
}

function listChips({ params, facets, suppliers }: SearchAnswer) {
  const chips = (Object.keys(FACET_TITLES) as Facet[]).flatMap((facet) =>
    chosenOf(params, facet).map((value) => ({
      name: FACET_TITLES[facet],
      value: facetWord(facet, value, facets[facet].find((one) => one.value === value)?.name),
      removeHref: paths.search(writeSearchParams(without(params, facet, value))),
    })),
  )
  if (params.supplier === null) return chips
  const name = suppliers.find(({ id }) => id === params.supplier)?.name ?? params.supplier
  return [
    ...chips,
    { name: 'Proveedor', value: name, removeHref: paths.search(writeSearchParams({ ...params, supplier: null })) },
  ]
}

const inOrder = (facet: Facet) => facet === 'years' || facet === 'amountBands'

function listGroups(answer: SearchAnswer) {
  const { params, facets, suppliers, suppliersAreCapped } = answer
  const groups = (Object.keys(FACET_TITLES) as Facet[]).map((facet) => {
    const chosen = chosenOf(params, facet)
    const counted = inOrder(facet)
      ? [...facets[facet]].sort((a, b) => (facet === 'years' ? -1 : 1) * (Number(a.value) - Number(b.value)))
      : facets[facet]
    const absent = chosen.filter((value) => !counted.some((one) => one.value === value))
    const options = [...counted, ...absent.map((value) => ({ value, name: null, count: 0 }))]
    const shown = options.filter(({ value }, at) => at < 80 || chosen.includes(value))
    return {
      name: PARAM_NAMES[facet] as string,
      title: FACET_TITLES[facet],
      single: facet === 'historical',
      options: shown.map(({ value, name, count }) => ({
        value: written(facet, value),
        label: facetWord(facet, value, name),
        count: count as number | null,
        checked: chosen.includes(value),
      })),
    }
  })
  // A facet of one value that is not chosen narrows nothing.
  const useful = groups.filter(({ options }) => options.length > 1 || options.some(({ checked }) => checked))
  const supplierOptions = suppliers.map(({ id, name, count }) => ({
    value: id,
    label: name,
    count: suppliersAreCapped ? null : count,
    checked: id === params.supplier,
  }))
  if (supplierOptions.length < 2 && params.supplier === null) return useful
  return [
    ...useful,
    { name: PARAM_NAMES.supplier as string, title: 'Proveedor', single: true, options: supplierOptions },
  ]
}

/** The newest ten years that have processes, oldest first, each an address that filters by it or takes the filter away. */
function listYears({ params, facets }: SearchAnswer) {
  const years = facets.years.map(({ value, count }) => ({ year: Number(value), count })).filter(({ year }) => year > 0)
  return years
    .sort((a, b) => b.year - a.year)
    .slice(0, 10)
    .reverse()
    .map(({ year, count }) => {
      const chosen = params.years.includes(year)
      const next = { ...params, years: chosen ? params.years.filter((one) => one !== year) : [...params.years, year] }
      return { year, value: count, shown: formatNumber(count), chosen, href: paths.search(writeSearchParams(next)) }
    })
}
