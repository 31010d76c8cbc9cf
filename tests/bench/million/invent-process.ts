import type { JsonObject, Release } from '#app/ocds/types.ts'
import { Chance, Zipf } from './chance.ts'
import type { BenchEntity } from './entities.ts'
import { makeWords } from './words.ts'

/** What all processes of an invented state draw from. */
export interface World {
  entities: readonly BenchEntity[]
  words: readonly string[]
  ofWords: Zipf
  ofEntities: Zipf
  ofSuppliers: Zipf
}

/** 200,000 suppliers, entities and words, all skewed: the largest entity has about 8 % of the processes, the largest supplier 0.3 %. */
export function makeWorld(entities: readonly BenchEntity[]): World {
  const words = makeWords()
  return {
    entities,
    words,
    ofWords: new Zipf(words.length, 8),
    ofEntities: new Zipf(entities.length, 3),
    ofSuppliers: new Zipf(200_000, 40),
  }
}

const METHODS = [
  ['direct', 'Adjudicación directa', 68],
  ['open', 'Licitación pública', 15],
  ['selective', 'Invitación a cuando menos tres personas', 15],
  ['limited', 'Convenio entre entes públicos', 2],
] as const

interface Invented {
  id: string
  name: string
  rfc: string
}

interface Facts {
  ocid: string
  entity: BenchEntity
  /** Milliseconds since 1970. */
  start: number
  title: string
  description: string
  method: (typeof METHODS)[number]
  category: string
  amount: number
  supplier: Invented
  /** Where others were asked: who offered and was awarded nothing. */
  rival: Invented | null
  items: JsonObject[]
}

/**
 * The releases of process number `at`, oldest first: EDCA-MX in shape, about 2.5 kB, mostly one a process (12 % have two or three). Words by
 * Zipf, title of 12, description of 36. The same number gives the same bytes.
 */
export function inventProcess(world: World, at: number, start: number): { entity: BenchEntity; releases: Release[] } {
  const chance = new Chance(at * 7919 + 17)
  const entity = world.entities[world.ofEntities.draw(chance)]!
  const facts = inventFacts(world, chance, entity, at, start)
  if (facts.method[0] === 'open' || facts.method[0] === 'selective')
    facts.rival = inventSupplier(world, world.ofSuppliers.draw(new Chance(at * 31 + 5)))
  const sections = [planning(facts), tender(facts), award(facts), contract(facts), implementation(facts)]
  const stage = chance.weighted([
    [0, 3],
    [1, 10],
    [2, 15],
    [3, 60],
    [4, 12],
  ] as const)
  const steps = chance.weighted([
    [1, 88],
    [2, 10],
    [3, 2],
  ] as const)
  const first = Math.max(0, stage - steps + 1)
  const releases: Release[] = []
  for (let last = first; last <= stage; last++) {
    const from = last === first ? 0 : last
    const content = Object.assign({}, ...sections.slice(from, last + 1)) as JsonObject
    const number = last - first
    releases.push({
      ocid: facts.ocid,
      id: `${facts.ocid}-${number + 1}`,
      date: day(start, 5 + number * 30),
      tag: [['planning', 'tender', 'award', 'contract', 'implementation'][last]!],
      initiationType: 'tender',
      language: 'es',
      parties: parties(facts, last >= 2),
      buyer: { id: `MX-RFC-${entity.rfc}`, name: entity.name },
      ...content,
    } as Release)
  }
  return { entity, releases }
}

function inventFacts(world: World, chance: Chance, entity: BenchEntity, at: number, start: number): Facts {
  const text = (count: number) =>
    Array.from({ length: count }, () => world.words[world.ofWords.draw(chance)]!).join(' ')
  const title = text(12)
  return {
    ocid: `ocds-demo00-${entity.key}-${new Date(start).getUTCFullYear()}-${at + 1}`,
    entity,
    start,
    title: title[0]!.toUpperCase() + title.slice(1),
    description: text(36),
    method: chance.weighted(METHODS.map((method) => [method, method[2]] as const)),
    category: chance.weighted([
      ['goods', 55],
      ['services', 35],
      ['works', 10],
    ] as const),
    amount: Math.round(Math.exp(9 + chance.next() * 4 + chance.next() * 4) * 100) / 100,
    supplier: inventSupplier(world, world.ofSuppliers.draw(chance)),
    rival: null,
    items: [1, 2].map((id) => ({
      id: String(id),
      description: text(4),
      quantity: 1 + chance.below(200),
      unit: { name: 'Pieza' },
      classification: { scheme: 'CUCOP', id: String(21_100_000 + chance.below(4000)), description: text(2) },
    })),
  }
}

/** Supplier number `rank`: one in five is a person, the others are companies. */
function inventSupplier(world: World, rank: number): Invented {
  const chance = new Chance(rank * 104_729 + 3)
  const [one, other] = [0, 1].map(() => {
    const word = world.words[200 + chance.below(8000)]!
    return word[0]!.toUpperCase() + word.slice(1)
  })
  const letters = (count: number, number: number) =>
    Array.from({ length: count }, (_, place) => String.fromCharCode(65 + (Math.floor(number / 26 ** place) % 26))).join(
      '',
    )
  const serial = Math.floor(rank / 26 ** 3)
  const isPerson = rank % 5 === 4
  const rfc = `${letters(isPerson ? 4 : 3, rank)}${isPerson ? '80' : '05'}0${1 + (rank % 9)}1${rank % 9}A${serial}${rank % 10}`
  const name = isPerson
    ? `${one} ${other} Ficticia`
    : `${['Constructora', 'Comercializadora', 'Servicios', 'Grupo'][rank % 4]} ${one} ${other}, S.A. de C.V.`
  return { id: `MX-RFC-${rfc}`, name, rfc }
}

const day = (start: number, days: number): string =>
  `${new Date(start + days * 86_400_000).toISOString().slice(0, 10)}T12:00:00-06:00`
const money = (amount: number): JsonObject => ({ amount, currency: 'MXN' })

function parties({ entity, supplier, rival }: Facts, awarded: boolean): JsonObject[] {
  const address = {
    locality: 'Bahía Serena',
    region: 'Estado Demostración',
    postalCode: '77000',
    countryName: 'México',
  }
  const buyer = {
    id: `MX-RFC-${entity.rfc}`,
    name: entity.name,
    identifier: { scheme: 'MX-RFC', id: entity.rfc, legalName: entity.name },
    address,
    roles: ['buyer', 'procuringEntity', 'payer'],
  }
  const invented = ({ id, name, rfc }: Invented, roles: string[]): JsonObject => {
    return { id, name, identifier: { scheme: 'MX-RFC', id: rfc, legalName: name }, address, roles }
  }
  const others = rival === null || rival.id === supplier.id ? [] : [invented(rival, ['tenderer'])]
  return awarded ? [buyer, invented(supplier, ['tenderer', 'supplier', 'payee']), ...others] : [buyer, ...others]
}

const planning = ({ description, amount, start }: Facts): JsonObject => ({
  planning: {
    rationale: description.slice(0, 120),
    budget: {
      id: `PAAAS-${new Date(start).getUTCFullYear()}`,
      description: 'Programa anual de adquisiciones',
      amount: money(amount),
    },
  },
})

const tender = ({
  ocid,
  title,
  description,
  method,
  category,
  amount,
  start,
  items,
  entity,
  rival,
}: Facts): JsonObject => ({
  tender: {
    id: `EXP-${ocid.slice(12)}`,
    title,
    description,
    status: 'complete',
    procurementMethod: method[0],
    procurementMethodDetails: method[1],
    mainProcurementCategory: category,
    awardCriteria: 'priceOnly',
    value: money(amount),
    procuringEntity: { id: `MX-RFC-${entity.rfc}`, name: entity.name },
    datePublished: day(start, 0),
    tenderPeriod: { startDate: day(start, 0), endDate: day(start, 15) },
    numberOfTenderers: rival === null ? 1 : 2,
    ...(rival === null ? {} : { tenderers: [{ id: rival.id, name: rival.name }] }),
    items,
  },
})

const award = ({ title, amount, start, supplier }: Facts): JsonObject => ({
  awards: [
    {
      id: '1',
      title: title.slice(0, 60),
      status: 'active',
      date: day(start, 20),
      value: money(amount),
      suppliers: [{ id: supplier.id, name: supplier.name }],
    },
  ],
})

const contract = ({ title, amount, start, ocid }: Facts): JsonObject => ({
  contracts: [
    {
      id: `C-${ocid.slice(12)}`,
      awardID: '1',
      title: title.slice(0, 60),
      status: 'active',
      dateSigned: day(start, 22),
      period: { startDate: day(start, 22), endDate: day(start, 120) },
      value: money(amount),
    },
  ],
})

const implementation = (facts: Facts): JsonObject => {
  const [signed] = contract(facts).contracts as JsonObject[]
  const transactions = [{ id: '1', date: day(facts.start, 60), value: money(facts.amount) }]
  return { contracts: [{ ...signed, implementation: { transactions } }] }
}
