import { describe, expect, it } from 'vitest'
import { type JsonObject, objectsAt, textAt, valueAt } from '#app/ocds/types.ts'
import { DEMO_DEFAULTS, type DemoProcess, generateDemo } from '#tenants/demo/generator/generate-demo.ts'
import type { PlantedKind } from '#tenants/demo/generator/irregularities/kinds.ts'
import { listPlanted } from '#tenants/demo/generator/list-planted.ts'
import planted from '#tenants/demo/planted.json' with { type: 'json' }
import { readRoster, readState } from '#tenants/read-roster.server.ts'

const processes = [...generateDemo({ ...DEMO_DEFAULTS, roster: readRoster('demo'), state: readState('demo') })]
const byOcid = new Map(processes.map((process) => [process.ocid, process]))

const last = (process: DemoProcess): JsonObject => process.steps.at(-1)?.document ?? {}
const contract = (document: JsonObject) => objectsAt(document, 'contracts')[0]
const award = (document: JsonObject) => objectsAt(document, 'awards')[0]
const amount = (value: JsonObject | undefined, member = 'amount') => Number(valueAt(value, 'value', member))
const supplier = (document: JsonObject) => textAt(objectsAt(award(document), 'suppliers')[0], 'id')
const days = (from: string | undefined, to: string | undefined) =>
  (Date.parse(to ?? '') - Date.parse(from ?? '')) / 86_400_000
const same = (values: unknown[]) => new Set(values).size === 1
const party = (document: JsonObject, id: unknown) =>
  objectsAt(document, 'parties').find((candidate) => candidate.id === id)
const repeats = (values: (string | undefined)[]) => new Set(values).size < values.length
const tenderParties = (document: JsonObject) =>
  objectsAt(document, 'tender', 'tenderers').map(({ id }) => party(document, id))
const documentTypes = (document: JsonObject) =>
  [valueAt(document, 'tender'), award(document), contract(document)].flatMap((section) =>
    objectsAt(section, 'documents').map(({ documentType }) => documentType),
  )

/** What a detector would look at: all documents of a group, and for some the publications themselves. */
const DETECTORS: Record<PlantedKind, (documents: JsonObject[], group: DemoProcess[]) => boolean> = {
  splitting: (documents) => {
    const dates = documents.map((document) => textAt(award(document), 'date') ?? '').sort()
    const nets = documents.map((document) => amount(award(document), 'netAmount'))
    return (
      documents.length >= 3 &&
      same(documents.map(supplier)) &&
      same(documents.map((document) => objectsAt(document, 'tender', 'items')[0]?.description)) &&
      days(dates[0], dates.at(-1)) <= 30 &&
      nets.every((net) => net > 520_000 && net <= 600_000)
    )
  },
  'year-end-burst': (documents) =>
    documents.length >= 5 &&
    same(documents.map(supplier)) &&
    documents.every((document) => /-12-(1\d|2\d|3[01])T/.test(textAt(contract(document), 'dateSigned') ?? '')),
  'repeated-awardee': (documents) =>
    documents.length >= 6 &&
    same(documents.map(supplier)) &&
    documents.every((document) => objectsAt(document, 'tender', 'tenderers').length >= 3),
  'same-quotes': ([document = {}]) =>
    repeats(
      objectsAt(objectsAt(document, 'planning', 'requestsForQuotes')[0], 'quotes').map((quote) =>
        String(amount(quote)),
      ),
    ),
  'single-bidder': ([document]) =>
    textAt(document, 'tender', 'procurementMethod') === 'open' &&
    objectsAt(document, 'tender', 'tenderers').length === 1,
  'signed-before-award': ([document = {}]) =>
    days(textAt(contract(document), 'dateSigned'), textAt(award(document), 'date')) > 1,
  'large-amendment': ([document = {}]) =>
    objectsAt(contract(document), 'amendments').length === 1 &&
    amount(contract(document)) > 1.2 * amount(award(document)),
  overpaid: ([document = {}]) =>
    objectsAt(contract(document), 'implementation', 'transactions').reduce((sum, payment) => sum + amount(payment), 0) >
      1.1 * amount(contract(document)) && contract(document)?.amendments === undefined,
  'round-amount': ([document = {}]) => amount(contract(document)) % 100_000 === 0,
  'short-period': ([document]) =>
    textAt(document, 'tender', 'procurementMethod') === 'open' &&
    days(
      textAt(document, 'tender', 'tenderPeriod', 'startDate'),
      textAt(document, 'tender', 'tenderPeriod', 'endDate'),
    ) < 6,
  'late-publication': (_documents, [process]) => {
    const first = process?.steps.find((step) => contract(step.document))
    return days(textAt(first && contract(first.document), 'dateSigned'), first?.publishedAt) > 120
  },
  'missing-documents': ([document = {}]) =>
    contract(document) !== undefined &&
    ['tenderNotice', 'awardNotice', 'contractSigned'].every((type) => !documentTypes(document).includes(type)),
  'shared-address': ([document = {}]) =>
    repeats(
      tenderParties(document).map((tenderer) => textAt(tenderer, 'address', 'streetAddress') ?? textAt(tenderer, 'id')),
    ),
  'shared-representative': ([document = {}]) =>
    repeats(
      tenderParties(document).map((tenderer) => textAt(tenderer, 'contactPoint', 'name') ?? textAt(tenderer, 'id')),
    ),
  'young-supplier': ([document = {}]) => {
    const [, year, month, day] = /^.{3}(\d\d)(\d\d)(\d\d)/.exec((supplier(document) ?? '').replace('MX-RFC-', '')) ?? []
    const age = days(`20${year}-${month}-${day}`, textAt(award(document), 'date'))
    return age > 0 && age < 90
  },
  'unfounded-direct-award': ([document = {}]) =>
    textAt(document, 'tender', 'procurementMethod') === 'direct' &&
    amount(award(document), 'netAmount') > 900_000 &&
    textAt(document, 'tender', 'procurementMethodRationale') === undefined,
  'price-far-above': ([document = {}], [process]) => {
    const [item] = objectsAt(award(document), 'items')
    const others = processes
      .filter((other) => other.planted?.kind !== process?.planted?.kind)
      .flatMap((other) => objectsAt(award(last(other)), 'items'))
      .filter((other) => other.description === item?.description)
    const price = (of: JsonObject | undefined) => amount(of?.unit as JsonObject, 'netAmount')
    return others.length > 0 && price(item) >= 2.5 * Math.max(...others.map(price))
  },
}

describe('planted irregularities', () => {
  it('planted.json is what the generator gives (to renew it: node --import tsx tenants/demo/generator/write-planted.server.ts)', () => {
    expect(listPlanted(processes, { ...DEMO_DEFAULTS })).toEqual(planted)
  })

  it('there are at least 60 processes of at least ten kinds, and most processes are sound', () => {
    const ocids = planted.kinds.flatMap(({ groups }) => groups.flatMap((group) => group.ocids))
    expect(planted.kinds.length).toBeGreaterThanOrEqual(10)
    expect(ocids.length).toBeGreaterThanOrEqual(60)
    expect(new Set(ocids).size).toBe(ocids.length)
    expect(ocids.length / processes.length).toBeLessThan(0.12)
  })

  it.each(
    planted.kinds.flatMap(({ kind, groups }) =>
      groups.map((group) => [group.group, kind as PlantedKind, group.ocids] as const),
    ),
  )('%s can be seen', (_group, kind, ocids) => {
    const group = ocids.flatMap((ocid) => byOcid.get(ocid) ?? [])
    expect(group).toHaveLength(ocids.length)
    expect(same(group.map(({ entitySlug }) => entitySlug))).toBe(true)
    expect(DETECTORS[kind](group.map(last), group)).toBe(true)
  })
})
