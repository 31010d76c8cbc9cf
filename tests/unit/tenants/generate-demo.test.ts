import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type JsonObject, objectsAt, textAt, valueAt } from '#app/ocds/types.ts'
import {
  DEMO_DEFAULTS,
  type DemoProcess,
  generateDemo,
  inOrderOfPublication,
} from '#tenants/demo/generator/generate-demo.ts'
import { readRoster, readState } from '#tenants/read-roster.server.ts'

const roster = readRoster('demo')
const state = readState('demo')
const small = (seed: number, processes = 150) => [
  ...generateDemo({ seed, processes, roster, state, today: DEMO_DEFAULTS.today }),
]
const digest = (processes: DemoProcess[]) => createHash('sha256').update(JSON.stringify(processes)).digest('hex')
const last = (process: DemoProcess): JsonObject => process.steps.at(-1)?.document ?? {}
const amountOf = (document: JsonObject) => Number(valueAt(objectsAt(document, 'contracts')[0], 'value', 'amount') ?? 0)
const share = <T>(list: T[], is: (member: T) => boolean) => list.filter(is).length / list.length

describe('the same demonstration for everybody', () => {
  it('the same seed gives the same bytes, another seed gives others', () => {
    expect(digest(small(7))).toBe(digest(small(7)))
    expect(digest(small(7))).not.toBe(digest(small(8)))
  })

  it('is never made for a real state', () => {
    const real = { seed: 1, processes: 1, roster: readRoster('quintana-roo'), today: '2026-11-20' }
    expect(() => [...generateDemo({ ...real, state: readState('quintana-roo') })]).toThrow('is real')
  })

  it('holds exactly as many processes as asked, each with its own ocid and at least one publication', () => {
    const processes = small(3, 77)
    expect(processes).toHaveLength(77)
    expect(new Set(processes.map(({ ocid }) => ocid)).size).toBe(77)
    expect(processes.every(({ steps }) => steps.length > 0)).toBe(true)
  })

  it('publications of a process follow each other, and none is later than today', () => {
    const processes = small(5)
    for (const { steps } of processes) {
      const times = steps.map((step) => Date.parse(step.publishedAt))
      expect(times).toEqual([...new Set(times)].sort((one, other) => one - other))
      expect(steps.at(-1)?.publishedAt.slice(0, 10) ?? '').toSatisfy((day: string) => day <= DEMO_DEFAULTS.today)
      expect(steps[0]?.publishedAt).toMatch(/-06:00$/)
    }
    const all = inOrderOfPublication(processes).map(({ step }) => Date.parse(step.publishedAt))
    expect(all).toEqual([...all].sort((one, other) => one - other))
  })
})

describe('a spread like the real one', () => {
  const processes = [...generateDemo({ ...DEMO_DEFAULTS, roster, state })]
  const documents = processes.map(last)
  const contracted = documents.filter((document) => amountOf(document) > 0)

  it('three to four of five processes are awarded directly', () => {
    const direct = share(documents, (document) => textAt(document, 'tender', 'procurementMethod') === 'direct')
    expect(direct).toBeGreaterThanOrEqual(0.75)
    expect(direct).toBeLessThanOrEqual(0.85)
  })

  it('a tenth of the suppliers gets at least half of the money', () => {
    const bySupplier = new Map<string, number>()
    for (const document of contracted) {
      const id = textAt(objectsAt(objectsAt(document, 'awards')[0], 'suppliers')[0], 'id') ?? ''
      bySupplier.set(id, (bySupplier.get(id) ?? 0) + amountOf(document))
    }
    const amounts = [...bySupplier.values()].sort((one, other) => other - one)
    const sum = (list: number[]) => list.reduce((total, amount) => total + amount, 0)
    expect(amounts.length).toBeGreaterThan(200)
    expect(sum(amounts.slice(0, Math.ceil(amounts.length / 10))) / sum(amounts)).toBeGreaterThan(0.5)
  })

  it('December is the busiest month and January the quietest', () => {
    const months = Array.from({ length: 12 }, () => 0)
    for (const document of contracted) {
      const signed = textAt(objectsAt(document, 'contracts')[0], 'dateSigned') ?? ''
      if (signed < '2026') months[Number(signed.slice(5, 7)) - 1]! += 1
    }
    expect(months.indexOf(Math.max(...months))).toBe(11)
    expect(months.indexOf(Math.min(...months))).toBeLessThanOrEqual(1)
  })

  it('covers the years, the stages and most entities', () => {
    const years = new Set(processes.map(({ ocid }) => ocid.split('-')[3]))
    expect([...years].sort()).toEqual(['2024', '2025', '2026'])
    const statuses = new Set(documents.map((document) => textAt(document, 'tender', 'status')))
    expect([...statuses].sort()).toEqual(['active', 'cancelled', 'complete', 'planning', 'unsuccessful'])
    expect(new Set(processes.map(({ entitySlug }) => entitySlug)).size).toBe(42)
    expect(share(documents, (document) => !document.awards)).toBeGreaterThan(0.03)
  })

  it('says a lot: titles, kinds of item, amendments, guarantees, meetings, quotes, natural persons', () => {
    const texts = (path: 'title') => new Set(documents.map((document) => textAt(document, 'tender', path)))
    expect(texts('title').size).toBeGreaterThan(1200)
    const kinds = new Set(
      documents.flatMap((document) => objectsAt(document, 'tender', 'items').map((item) => item.description)),
    )
    expect(kinds.size).toBeGreaterThan(250)
    const has = (member: string) =>
      contracted.filter((document) => objectsAt(objectsAt(document, 'contracts')[0], member).length > 0)
    expect(has('amendments').length).toBeGreaterThan(50)
    expect(has('guarantees').length).toBeGreaterThan(300)
    expect(
      documents.filter((document) => objectsAt(document, 'tender', 'clarificationMeetings').length > 0).length,
    ).toBeGreaterThan(200)
    expect(
      documents.filter((document) => objectsAt(document, 'planning', 'requestsForQuotes').length > 0).length,
    ).toBeGreaterThan(500)
    const people = new Set(
      documents.flatMap((document) =>
        objectsAt(document, 'parties')
          .filter((party) => textAt(party, 'identifier', 'legalPersonality') === 'naturalPerson')
          .map((party) => party.id),
      ),
    )
    expect(people.size).toBeGreaterThan(25)
  })

  it('contracts are published some days late as a rule and rarely months late', () => {
    const delays = processes.flatMap(({ steps }) => {
      const first = steps.find((step) => objectsAt(step.document, 'contracts').length > 0)
      const signed = textAt(objectsAt(first?.document, 'contracts')[0], 'dateSigned')
      return first && signed ? [(Date.parse(first.publishedAt) - Date.parse(signed)) / 86_400_000] : []
    })
    expect(share(delays, (days) => days < 30)).toBeGreaterThan(0.7)
    expect(delays.filter((days) => days > 45).length).toBeGreaterThan(40)
    expect(Math.min(...delays)).toBeGreaterThan(-15)
  })
})
