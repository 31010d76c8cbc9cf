import { readSearchParams, type SearchParams } from '#app/catalog/read-search-params.ts'
import { Chance } from '../million/chance.ts'
import { makeWords } from '../million/words.ts'

/** A search of the mix: its class, and the query as an address has it. */
export interface Question {
  kind: string
  query: string
}

const KINDS: [kind: string, from: number, below: number, count: number][] = [
  ['frequent', 0, 31, 1],
  ['medium', 100, 301, 1],
  ['rare', 5_000, 20_001, 1],
  ['and2', 0, 31, 2],
  ['and3', 0, 31, 3],
]

/** Words by class (rare, middling, common), and searches by filters alone; always the same. */
export function questions(each: number): Question[] {
  const words = makeWords()
  const chance = new Chance(2026)
  const asked: Question[] = []
  for (const [kind, from, below, count] of KINDS)
    for (let at = 0; at < each; at++) {
      const chosen = Array.from({ length: count }, () => words[from + chance.below(below - from)]!)
      asked.push({ kind, query: `q=${encodeURIComponent(chosen.join(' '))}` })
    }
  for (let at = 0; at < each; at++) {
    const year = 2015 + chance.below(12)
    const filters = [
      `anio=${year}`,
      `procedimiento=open&anio=${year}`,
      `procedimiento=limited&categoria=works&anio=${year}`,
      `ente=ente-${String(1 + chance.below(120)).padStart(3, '0')}`,
      'historico=si&categoria=services',
      '',
    ]
    asked.push({ kind: 'filters', query: filters[at % filters.length]! })
  }
  return asked
}

/** What a query asks for, without order, place and size. */
export function filtersOf(query: string): Omit<SearchParams, 'sort' | 'cursor' | 'size'> {
  const { sort: _sort, cursor: _cursor, size: _size, ...filters } = readSearchParams(new URLSearchParams(query))
  return filters
}
