import { rfcCheckDigit } from '#app/lib/rfc.ts'
import { nameKey, normalizeName } from '#app/lib/suppliers/normalize-name.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { countSuppliers, listSuppliers } from '#db/queries/suppliers/list-suppliers.server.ts'
import { findNearSuppliers, listSameWords } from '#db/queries/suppliers/near-duplicates.server.ts'
import { suggestSuppliers } from '#db/queries/suppliers/suggest-suppliers.server.ts'
import { Chance } from '../million/chance.ts'
import { makeWords } from '../million/words.ts'
import { openBenchDatabase } from './bench-database.ts'

/**
 * The register over 200,000 suppliers: suggestions (goal p95 20 ms), near-duplicates of names with two letters swapped (goal 120 ms),
 * a page by words. Absolute figures are printed; only a ratio fails: likeness against the same operator in plain SQL.
 */
const SUPPLIERS = Number(process.env.BENCH_SUPPLIERS ?? 200_000)
const ASKED = Number(process.env.BENCH_ASKED ?? 300)

const words = makeWords(12_000).map((word) => word[0]!.toUpperCase() + word.slice(1))
const chance = new Chance(14)
const GIROS = [
  'Constructora',
  'Comercializadora',
  'Servicios',
  'Grupo',
  'Distribuidora',
  'Proveedora',
  'Consultoría',
  'Ingeniería',
]
const FORMS = ['S.A. de C.V.', 'S. de R.L. de C.V.', 'S.C.', 'S.A.P.I. de C.V.', 'A.C.']
const one = <T>(list: readonly T[]): T => list[chance.below(list.length)]!

function invent(rank: number) {
  const name = `${one(GIROS)} ${one(words)} ${one(words)}, ${one(FORMS)}`
  const letters = [0, 1, 2].map((place) => String.fromCharCode(65 + (Math.floor(rank / 26 ** place) % 26))).join('')
  const body = `${letters}${String(10 + (rank % 90))}0${1 + (rank % 9)}1${rank % 10}${String(Math.floor(rank / 17_576)).padStart(2, '0')}`
  const rfc = body + rfcCheckDigit(body)
  return { id: `MX-RFC-${rfc}`, name, normal: normalizeName(name), key: nameKey(name), person: rank % 5 === 0 }
}

/** A name with two neighbouring letters swapped in its second word. */
function slip(normal: string): string {
  const at = normal.indexOf(' ') + 2 + chance.below(3)
  return normal.slice(0, at) + (normal[at + 1] ?? '') + (normal[at] ?? '') + normal.slice(at + 2)
}

async function timed(what: string, goal: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < ASKED; at++) {
    const start = performance.now()
    await work(at)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.floor(times.length * part)]!.toFixed(1)
  process.stdout.write(
    `${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(0.999)} ms (goal p95 ${goal} ms, n ${ASKED})\n`,
  )
  return times
}

const database = await openBenchDatabase('suppliers')
try {
  const { god } = database
  const all = Array.from({ length: SUPPLIERS }, (_, rank) => invent(rank))
  for (let at = 0; at < all.length; at += 10_000)
    await god`
      insert into published_suppliers (id, name, normal, name_key, names, natural_person, identifier, processes, entities, municipality, tsv, published_at)
      select id, name, normal, key, array[name], person, substr(id, 8), 1, 1, 'Municipio ' || (length(name) % 60),
        setweight(to_tsvector('spanish', search_text(name)), 'A') || setweight(to_tsvector('simple', search_text(id || ' ' || substr(id, 8))), 'D'), now()
      from json_to_recordset(${JSON.stringify(all.slice(at, at + 10_000))}::text::json) as r(id text, name text, normal text, key text, person boolean)
      on conflict do nothing`
  await god.unsafe('vacuum analyze')
  const asked = Array.from({ length: ASKED }, () => one(all))
  const none = { words: '', category: null, size: null, municipality: null, file: null, today: '2026-11-21' }
  await timed('suggestions by name', 20, (at) =>
    asVisitor((tx) => suggestSuppliers(tx, asked[at]!.normal.slice(0, 3 + (at % 12)))),
  )
  await timed('suggestions by RFC', 20, (at) =>
    asVisitor((tx) => suggestSuppliers(tx, asked[at]!.id.slice(7, 10 + (at % 9)))),
  )
  const near = (normal: string) =>
    asVisitor((tx) => findNearSuppliers(tx, { id: '', normal, nameKey: nameKey(normal) }))
  await timed('near-duplicates, same words', 120, (at) => near(asked[at]!.normal))
  const slips = asked.map(({ normal }) => slip(normal))
  let found = 0
  const likeness = await timed('near-duplicates, two letters swapped', 120, async (at) => {
    const answers = await near(slips[at]!)
    if (answers.some(({ normal }) => normal === asked[at]!.normal)) found += 1
  })
  process.stdout.write(`found again: ${found} of ${ASKED} (persons are never proposed)\n`)
  const plain = await timed('the same operator in plain SQL', 120, (at) =>
    god`select set_config('pg_trgm.similarity_threshold', '0.5', false)`.then(
      () => god`select id from published_suppliers where normal operator(extensions.%) ${slips[at]!}
        order by extensions.similarity(normal, ${slips[at]!}) desc limit 20`,
    ),
  )
  const ratio = likeness[ASKED >> 1]! / plain[ASKED >> 1]!
  process.stdout.write(`likeness against plain SQL: ratio ${ratio.toFixed(2)} (at most 2)\n`)
  if (ratio > 2) process.exitCode = 1
  await timed('a page of the register by words', 80, (at) =>
    asVisitor(async (tx) => {
      const filters = { ...none, words: asked[at]!.name.split(' ')[at % 3]!.replace(',', '') }
      const total = await countSuppliers(tx, filters)
      await listSuppliers(tx, filters, { after: null, size: 26, total })
    }),
  )
  await timed('a page of the register from a letter on', 80, (at) =>
    asVisitor((tx) =>
      listSuppliers(tx, none, { after: { normal: asked[at]!.normal, id: '' }, size: 26, total: 99_999 }),
    ),
  )
  await timed('groups with the same words', 500, (at) =>
    asVisitor((tx) => listSameWords(tx, at % 2 ? asked[at]!.key : '')),
  )
} finally {
  await database.close()
}
