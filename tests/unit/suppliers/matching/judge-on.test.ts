import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeOn } from '#app/suppliers/matching/judge-on.ts'
import type { SanctionVersion, TaxStageName } from '#app/suppliers/sanctions/sanction.ts'

const timeZone = 'America/Cancun'
let serial = 0

function version(over: Partial<SanctionVersion> = {}): SanctionVersion {
  serial += 1
  return {
    ...{ list: 'propias', key: `k${serial}`, rfc: 'AAA010101AAA', name: 'Invento', normalizedName: 'INVENTO' },
    ...{ nameKey: 'INVENTO', naturalPerson: false, authority: null, fileNumber: null, fault: null, resolution: null },
    ...{ firm: true, kinds: ['debarment'], startsOn: '2025-03-01', endsOn: '2025-05-31', notifiedOn: '2025-02-20' },
    ...{
      resolvedOn: '2025-02-10',
      publishedOn: '2025-03-01',
      stages: [],
      fine: null,
      effect: 'stops',
      challenge: null,
    },
    ...{ documents: [], row: serial, raw: {}, readings: [], entryId: `e${serial}`, sanctionId: `s${serial}` },
    ...{ snapshot: null, knownFrom: '2025-03-02T12:00:00.000Z', knownTo: null, entityId: null },
    ...over,
  }
}

const stagesOf = (...stages: [TaxStageName, string | null, string | null][]) =>
  version({
    ...{ list: 'sat-69b', startsOn: null, endsOn: null, publishedOn: null, kinds: ['tax-definitive'] },
    stages: stages.map(([stage, satOn, dofOn]) => ({ stage, satOn, dofOn, document: null })),
  })

const on = (versions: SanctionVersion[], actOn: string, knownAt?: string) => {
  const { outcome, stops, warns, hits } = judgeOn(versions, { actOn, timeZone, ...(knownAt ? { knownAt } : {}) })
  return { outcome, stops, warns, standing: hits[0]?.standing }
}

describe('a debarment', () => {
  it.each([
    ['2025-02-28', 'listed-later', false, 'began-later'],
    ['2025-03-01', 'sanctioned-then', true, 'in-force'],
    ['2025-05-31', 'sanctioned-then', true, 'in-force'],
    ['2025-06-01', 'clean-then', false, 'ended-before'],
  ])('on %s: %s', (day, outcome, stops, standing) => {
    expect(on([version()], day)).toEqual({ outcome, stops, warns: false, standing })
  })

  it('made public after the act is never a breach, whatever its own dates say', () => {
    const late = version({ publishedOn: '2025-04-10' })
    expect(on([late], '2025-04-09')).toMatchObject({
      outcome: 'listed-later',
      stops: false,
      standing: 'published-later',
    })
    expect(on([late], '2025-04-10')).toMatchObject({ outcome: 'sanctioned-then', stops: true })
  })

  it('without an end goes on; without any day at all has no effect', () => {
    expect(on([version({ endsOn: null })], '2049-01-01').outcome).toBe('sanctioned-then')
    const dateless = version({ startsOn: null, notifiedOn: null, resolvedOn: null, publishedOn: null })
    expect(on([dateless], '2025-04-01')).toMatchObject({ outcome: 'clean-then', standing: 'no-effect' })
  })

  it('a fine alone stops nothing', () => {
    const fine = version({ effect: 'none', kinds: ['fine'] })
    expect(on([fine], '2025-04-01')).toEqual({
      ...{ outcome: 'clean-then', stops: false, warns: false, standing: 'no-effect' },
    })
  })

  it('one of two that overlap is enough, also when the other has ended or was annulled', () => {
    const annulled = version({
      challenge: { state: 'annulled', on: '2025-09-01', authority: 'Tribunal', judgement: '1/2025' },
    })
    const long = version({ startsOn: '2025-05-15', endsOn: '2026-05-14' })
    expect(on([annulled, version(), long], '2025-05-20')).toMatchObject({ outcome: 'sanctioned-then', stops: true })
    expect(on([annulled, version(), long], '2025-12-01')).toMatchObject({ outcome: 'sanctioned-then' })
  })
})

describe('a court', () => {
  const challenged = (state: 'challenged' | 'suspended' | 'annulled') =>
    version({ challenge: { state, on: '2025-04-15', authority: 'Tribunal', judgement: null } })

  it('that annuls takes the sanction away for every day', () => {
    expect(on([challenged('annulled')], '2025-04-01')).toMatchObject({ outcome: 'clean-then', standing: 'cleared' })
  })

  it('that stays it takes the effect away from its day on', () => {
    expect(on([challenged('suspended')], '2025-04-14').outcome).toBe('sanctioned-then')
    expect(on([challenged('suspended')], '2025-04-15')).toMatchObject({ outcome: 'clean-then', standing: 'stayed' })
  })

  it('that only hears a challenge changes nothing', () => {
    expect(on([challenged('challenged')], '2025-04-20').outcome).toBe('sanctioned-then')
  })

  it('changes nothing of what was known before it spoke', () => {
    const before = version({ sanctionId: 'one', knownTo: '2025-09-01T12:00:00.000Z' })
    const after = version({
      ...{ sanctionId: 'one', knownFrom: '2025-09-01T12:00:00.000Z' },
      challenge: { state: 'annulled', on: '2025-09-01', authority: null, judgement: null },
    })
    expect(on([before, after], '2025-04-01', '2025-04-02T00:00:00.000Z').outcome).toBe('sanctioned-then')
    expect(on([before, after], '2025-04-01')).toMatchObject({ outcome: 'clean-then', standing: 'cleared' })
  })
})

describe('a listing of 69-B', () => {
  const listed = stagesOf(['presumed', '2020-01-10', '2020-01-31'], ['definitive', '2020-06-01', '2020-06-20'])

  it.each([
    ['2020-01-30', 'listed-later', false, false],
    ['2020-01-31', 'listed-later', false, true],
    ['2020-06-19', 'listed-later', false, true],
    ['2020-06-20', 'sanctioned-then', true, false],
    ['2030-01-01', 'sanctioned-then', true, false],
  ])('on %s: %s', (day, outcome, stops, warns) => {
    expect(on([listed], day)).toMatchObject({ outcome, stops, warns })
  })

  it('a presumption alone is a remark: nobody is called sanctioned by it', () => {
    const presumed = stagesOf(['presumed', '2020-01-10', null])
    expect(on([presumed], '2020-01-10')).toMatchObject({ outcome: 'clean-then', stops: false, warns: true })
  })

  it.each(['disproved', 'favourable'] as const)('ended by %s is as if it had not been', (end) => {
    const ended = stagesOf(
      ['presumed', '2020-01-10', null],
      ['definitive', '2020-06-20', null],
      [end, '2021-03-01', null],
    )
    for (const day of ['2020-02-01', '2020-07-01', '2021-03-01', '2022-01-01'])
      expect(on([ended], day)).toEqual({ outcome: 'clean-then', stops: false, warns: false, standing: 'cleared' })
  })

  it('says the stage of the day with its own days', () => {
    const [hit] = judgeOn([listed], { actOn: '2020-02-01', timeZone }).hits
    expect(hit).toMatchObject({
      startsOn: '2020-01-31',
      endsOn: '2020-06-19',
      stopsFrom: '2020-06-20',
      effect: 'warns',
    })
  })
})

describe('what was known', () => {
  it('is asked for apart from the day: a sanction that we learned of later did not stop then', () => {
    const learned = version({ knownFrom: '2025-05-01T00:00:00.000Z' })
    expect(on([learned], '2025-04-01', '2025-04-01T23:00:00.000Z')).toMatchObject({
      outcome: 'clean-then',
      stops: false,
    })
    expect(on([learned], '2025-04-01')).toMatchObject({ outcome: 'sanctioned-then', stops: true })
  })

  it('a list that takes a sanction out ends it on the local day on which we learned so', () => {
    // 04:30 UTC on the tenth is 23:30 of the ninth in Cancún.
    const gone = version({ knownTo: '2025-04-10T04:30:00.000Z' })
    expect(on([gone], '2025-04-08').outcome).toBe('sanctioned-then')
    expect(on([gone], '2025-04-09')).toMatchObject({ outcome: 'clean-then', standing: 'no-effect' })
    expect(on([gone], '2025-04-09', '2025-04-10T04:29:59.000Z').outcome).toBe('sanctioned-then')
  })
})

const days = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

it('the order of what is given changes nothing, and the answer for a moment is never changed by what is learned after it', () => {
  const instants = days.map((day) => `${day}T12:00:00.000Z`)
  const versions = fc.array(
    fc.record({ startsOn: days, endsOn: fc.option(days), publishedOn: fc.option(days), knownFrom: instants }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(versions, days, instants, (given, actOn, knownAt) => {
      const all = given.map((fields, at) =>
        version({ ...fields, sanctionId: `p${at % 3}`, entryId: `x${at}`, row: at }),
      )
      const distinct = all.filter(
        (one, at) =>
          all.findIndex((other) => other.sanctionId === one.sanctionId && other.knownFrom === one.knownFrom) === at,
      )
      const asked = { actOn, knownAt, timeZone }
      const answer = judgeOn(distinct, asked)
      expect(judgeOn([...distinct].reverse(), asked)).toEqual(answer)
      expect(
        judgeOn(
          distinct.filter(({ knownFrom }) => knownFrom <= knownAt),
          asked,
        ),
      ).toEqual(answer)
    }),
  )
})
