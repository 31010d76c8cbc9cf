import { describe, expect, it } from 'vitest'
import { dayEnd } from '#app/lib/day-end.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { stopNotices } from '#app/suppliers/matching/stops/stop-notices.ts'
import { stopsOf } from '#app/suppliers/matching/stops/stops-of.ts'
import { withReason } from '#app/suppliers/matching/stops/with-reason.ts'
import type { SanctionVersion } from '#app/suppliers/sanctions/sanction.ts'

const RFC = 'EKU9003173C9'
const timeZone = 'America/Cancun'
const now = new Date('2026-06-15T18:00:00Z')
const REASON = { rationale: 'Es el único fabricante autorizado.', legalBasis: 'Artículo 54, fracción I' }

const version = (over: Partial<SanctionVersion> = {}): SanctionVersion => ({
  ...{ list: 'propias', key: 'k', rfc: RFC, name: 'Invento', normalizedName: 'INVENTO', nameKey: 'INVENTO' },
  ...{ naturalPerson: false, authority: null, fileNumber: null, fault: null, resolution: null, firm: true },
  ...{ kinds: ['debarment'], startsOn: '2025-03-01', endsOn: '2025-05-31', notifiedOn: null, resolvedOn: null },
  ...{ publishedOn: '2025-03-01', stages: [], fine: null, effect: 'stops', challenge: null, documents: [], row: 12 },
  ...{ raw: {}, readings: [], entryId: 'e1', sanctionId: 's1', snapshot: null, entityId: null },
  ...{ knownFrom: '2025-03-02T12:00:00.000Z', knownTo: null },
  ...over,
})

const process = (award: JsonObject = {}): JsonObject => ({
  ...{ ocid: 'ocds-demo00-1', parties: [{ id: 'p1', name: 'Invento', identifier: { scheme: 'MX-RFC', id: RFC } }] },
  tender: { tenderers: [{ id: 'p1', name: 'Invento' }], tenderPeriod: { endDate: '2025-04-01T00:00:00-05:00' } },
  awards: [{ id: 'a1', date: '2025-04-10T10:00:00-05:00', suppliers: [{ id: 'p1', name: 'Invento' }], ...award }],
})
const stops = (award: JsonObject = {}, versions = [version()]) =>
  stopsOf(process(award), new Map([[RFC, versions]]), { timeZone, now })

describe('an award to somebody whom a list debars', () => {
  it('is stopped on its day; the tenderer only warns', () => {
    const { stops: found, warnings } = stops()
    expect(found).toMatchObject([
      { path: '/awards/0/suppliers/0', awardId: 'a1', on: '2025-04-10', reason: null, hit: { row: 12 } },
    ])
    expect(warnings).toMatchObject([{ path: '/tender/tenderers/0', on: '2025-04-01' }])
  })

  it('is stopped until the last local midnight of the debarment, by the clocks of the state', () => {
    expect(stops({ date: '2025-05-31T23:59:59-05:00' }).stops).toHaveLength(1)
    expect(stops({ date: '2025-06-01T00:00:00-05:00' }).stops).toHaveLength(0)
  })

  it('is not stopped by what this portal learned after that day was over', () => {
    const end = dayEnd('2025-04-10', timeZone)
    expect(end).toBe('2025-04-11T05:00:00.000Z')
    expect(stops({}, [version({ knownFrom: end })]).stops).toHaveLength(1)
    expect(stops({}, [version({ knownFrom: '2025-04-11T05:00:00.001Z' })]).stops).toHaveLength(0)
  })

  it('that says no day, or one to come, is asked about now', () => {
    expect(stops({ date: null }).stops).toHaveLength(0)
    const open = [version({ endsOn: null })]
    expect(stops({ date: null }, open).stops).toMatchObject([{ on: '2026-06-15' }])
    expect(stops({ date: '2027-01-01T00:00:00-05:00' }, open).stops).toMatchObject([{ on: '2027-01-01' }])
  })

  it('that was cancelled stops nothing, and a presumption only warns', () => {
    expect(stops({ status: 'cancelled' }).stops).toHaveLength(0)
    expect(stops({}, [version({ effect: 'warns' })])).toMatchObject({ stops: [], warnings: [{}, {}] })
  })
})

describe('the written reason', () => {
  const first = stops().stops[0]!
  const reasoned = withReason(process(), first, REASON, now)

  it('lets the award go on, of this very sanction and supplier only, and is told to the control body', () => {
    const found = stopsOf(reasoned, new Map([[RFC, [version()]]]), { timeZone, now }).stops
    expect(found).toMatchObject([{ reason: REASON }])
    expect(stopNotices('ocds-demo00-1', found)).toMatchObject([
      { kind: 'sanction-stop', actRef: 'a1', reason: `${REASON.rationale}\nFundamento: ${REASON.legalBasis}` },
    ])
    const other = stopsOf(reasoned, new Map([[RFC, [version({ sanctionId: 's2' })]]]), { timeZone, now }).stops
    expect(other).toMatchObject([{ reason: null }])
  })

  it('is written again in its place, and an empty one is none', () => {
    const again = withReason(reasoned, first, { ...REASON, rationale: 'Otra razón bastante larga.' }, now)
    const written = (again.awards as JsonObject[])[0]!.sanctionExceptions as JsonObject[]
    expect(written).toMatchObject([{ id: 'excepcion-1', rationale: 'Otra razón bastante larga.' }])
    const blank = withReason(process(), first, { rationale: '   ', legalBasis: '' }, now)
    expect(stopsOf(blank, new Map([[RFC, [version()]]]), { timeZone, now }).stops).toMatchObject([{ reason: null }])
  })
})
