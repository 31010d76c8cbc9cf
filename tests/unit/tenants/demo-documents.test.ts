import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { isValidRfc, rfcKind } from '#app/lib/rfc.ts'
import { isUnchanged } from '#app/ocds/diff.ts'
import { publicVersion } from '#app/ocds/private-data.ts'
import { reviewDocument } from '#app/ocds/review.ts'
import { isObject, type Json, type JsonObject, objectsAt, textAt, valueAt } from '#app/ocds/types.ts'
import schema from '#schemas/edca-mx/release-schema.json' with { type: 'json' }
import { DEMO_DEFAULTS, generateDemo } from '#tenants/demo/generator/generate-demo.ts'
import { readRoster, readState } from '#tenants/read-roster.server.ts'

const processes = [...generateDemo({ ...DEMO_DEFAULTS, roster: readRoster('demo'), state: readState('demo') })]
const documents = processes.flatMap(({ ocid, steps }) => steps.map((step) => ({ ocid, ...step })))
// The last document of a process holds nearly all that the ones before it hold; walking all of them takes too long.
const latest = processes.flatMap(({ ocid, steps }) => steps.slice(-1).map((step) => ({ ocid, ...step })))
const some = documents.filter((_, index) => index % 9 === 0)

/** Everything inside a value, itself included, with the path that leads to it. */
function* inside(value: Json | undefined, path = ''): Generator<{ path: string; value: Json }> {
  if (value === undefined) return
  yield { path, value }
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) yield* inside(member, `${path}/${name}`)
}

const ROLES: [RegExp, string][] = [
  [/^\/buyer$/, 'buyer'],
  [/procuringEntity$/, 'procuringEntity'],
  [/\/tenderers\/\d+$/, 'tenderer'],
  [/\/suppliers\/\d+$/, 'supplier'],
  [/\/payer$/, 'payer'],
  [/\/payee$/, 'payee'],
  [/\/invitedSuppliers\/\d+$/, 'invitedSupplier'],
  [/\/issuingSupplier$/, 'issuingSupplier'],
  [/\/attendees\/\d+$/, 'attendee'],
  [/\/officials\/\d+$/, 'official'],
  [/\/guarantor$/, 'guarantor'],
  [/\/sourceParty$/, 'funder'],
  [/\/requestingUnits\/\d+$/, 'requestingUnit'],
  [/\/contractingUnits\/\d+$/, 'contractingUnit'],
  [/\/responsibleUnits\/\d+$/, 'responsibleUnit'],
]

/** What the publication gate calls an error and plain rules of form, as sentences. */
function faults(document: JsonObject): string[] {
  const found: string[] = []
  const roles = new Map(objectsAt(document, 'parties').map((party) => [party.id, party.roles as string[]]))
  const awardIds = objectsAt(document, 'awards').map((award) => award.id)
  for (const { path, value } of inside(document)) {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
      found.push(`${path} says nothing`)
    if (Array.isArray(value) && value.some(isObject)) {
      const ids = value.flatMap((member) => (isObject(member) && member.id !== undefined ? [member.id] : []))
      if (new Set(ids).size !== ids.length) found.push(`${path} repeats an id`)
    }
    if (!isObject(value)) continue
    if (Object.keys(value).length === 0) found.push(`${path} is empty`)
    const role = ROLES.find(([pattern]) => pattern.test(path))?.[1]
    if (role && !roles.get(value.id)?.includes(role)) found.push(`${path} is no ${role} in parties`)
    if (typeof value.netAmount === 'number' && value.netAmount > Number(value.amount))
      found.push(`${path}: net above gross`)
    if (typeof value.startDate === 'string' && String(value.endDate) < value.startDate)
      found.push(`${path} ends before it starts`)
    if (value.awardID !== undefined && !awardIds.includes(value.awardID)) found.push(`${path}: no such award`)
  }
  return found
}

describe('every document of the demonstration', () => {
  it('is valid against our EDCA-MX schema once published', () => {
    const ajv = new Ajv({ strict: false, logger: false })
    addFormats(ajv)
    const validate = ajv.compile(schema)
    const invalid = documents.filter(
      ({ document, publishedAt }) => !validate({ ...document, id: '1', date: publishedAt, tag: ['tender'] }),
    )
    expect(invalid.map(({ ocid }) => ocid)).toEqual([])
    expect(documents.length).toBeGreaterThan(4000)
  })

  it('passes the publication gate', () => {
    expect(
      latest.flatMap(({ ocid, document }) => faults(document).map((fault) => `${ocid} ${fault}`)).slice(0, 10),
    ).toEqual([])
  })

  it('tells of nothing that is later than its publication, but what is planned', () => {
    const PLANNED = /endDate|startDate|dueDate/
    const future = some.flatMap(({ ocid, document, publishedAt }) =>
      [...inside(document)]
        .filter(
          ({ path, value }) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !PLANNED.test(path),
        )
        .filter(({ value }) => Date.parse(String(value)) > Date.parse(publishedAt))
        .map(({ path }) => `${ocid} ${path}`),
    )
    expect(future.slice(0, 10)).toEqual([])
  })

  it('names nobody real: every RFC is well formed and none could have been given', () => {
    const keys = new Set(
      latest.flatMap(({ document }) =>
        objectsAt(document, 'parties').flatMap((party) =>
          textAt(party, 'identifier', 'scheme') === 'MX-RFC' ? [textAt(party, 'identifier', 'id') ?? ''] : [],
        ),
      ),
    )
    expect(keys.size).toBeGreaterThan(300)
    for (const key of keys) {
      expect(isValidRfc(key), key).toBe(true)
      expect(key.at(-3), key).toBe('0')
    }
    const people = [...keys].filter((key) => rfcKind(key) === 'person').length
    expect(people / keys.size).toBeGreaterThan(0.08)
  })

  it('links only to addresses that can never exist', () => {
    const links = new Set(
      some.flatMap(({ document }) =>
        [...inside(document)].map(({ value }) => value).filter((value) => String(value).startsWith('http')),
      ),
    )
    expect([...links].every((link) => new URL(String(link)).hostname.endsWith('.invalid'))).toBe(true)
  })

  it('prices add up to the award', () => {
    for (const { document, ocid } of some) {
      const [award] = objectsAt(document, 'awards')
      const items = objectsAt(award, 'items')
      const sum = items.reduce(
        (total, item) => total + Number(item.quantity) * Number(valueAt(item, 'unit', 'value', 'netAmount')),
        0,
      )
      const net = Number(valueAt(award, 'value', 'netAmount') ?? 0)
      expect(Math.abs(sum - net), ocid).toBeLessThan(0.01 * items.length + 0.005)
    }
  })

  it('nearly all say where, with coordinates', () => {
    const placed = latest.filter(({ document }) =>
      objectsAt(document, 'tender', 'items').every(
        (item) => valueAt(item, 'deliveryLocation', 'geometry') !== undefined,
      ),
    )
    expect(placed.length / latest.length).toBeGreaterThan(0.9)
    expect(placed.length).toBeLessThan(latest.length)
  })

  it('our own review finds no error in it, masked or not, and each publication says something new', () => {
    for (const { steps, ocid } of processes.filter((_, index) => index % 12 === 0)) {
      for (const [index, { document }] of steps.entries()) {
        const shown = index % 2 === 0 ? document : publicVersion(document, { publishNaturalRfc: false }).document
        const errors = reviewDocument(shown, { profile: 'edca-mx' }).filter(({ severity }) => severity === 'error')
        expect(errors, ocid).toEqual([])
        if (index > 0) expect(isUnchanged(steps[index - 1]?.document ?? null, document), ocid).toBe(false)
      }
    }
  })
})
