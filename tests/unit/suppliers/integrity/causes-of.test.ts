import { expect, test } from 'vitest'
import { causesOf, type JudgedSanction } from '#app/suppliers/integrity/badges/causes-of.ts'

const sanction = (more: Partial<JudgedSanction> = {}): JudgedSanction => ({
  ...{ list: 'propias', sanctionId: 's1', effect: 'stops', firm: true, kinds: ['debarment'], challenge: null },
  ...{ knownTo: null, startsOn: '2026-03-01', endsOn: '2026-09-01', authority: 'la Contraloría', publishedOn: null },
  ...more,
})
const keys = (day: string, ...versions: Partial<JudgedSanction>[]) =>
  causesOf(versions.map(sanction), day).map(({ key }) => key)

test('a firm debarment is a cause on each day of its period, both ends included', () => {
  expect(['2026-02-28', '2026-03-01', '2026-09-01', '2026-09-02'].map((day) => keys(day, {}))).toEqual([
    [],
    ['propias/s1'],
    ['propias/s1'],
    [],
  ])
  expect(keys('2031-01-01', { endsOn: null })).toEqual(['propias/s1'])
})

test('what is presumed, not firm, set aside by a court or no longer in its list is none', () => {
  const none: Partial<JudgedSanction>[] = [
    { effect: 'warns', kinds: ['tax-presumed'] },
    { effect: 'none', kinds: ['tax-disproved'] },
    { firm: false },
    { challenge: { state: 'annulled', on: '2026-04-01', authority: null, judgement: null } },
    { challenge: { state: 'suspended', on: '2026-04-01', authority: null, judgement: null } },
    { knownTo: '2026-05-01T00:00:00.000Z' },
  ]
  expect(keys('2026-06-01', ...none)).toEqual([])
  expect(
    keys('2026-06-01', { challenge: { state: 'challenged', on: '2026-04-01', authority: null, judgement: null } }),
  ).toEqual(['propias/s1'])
})

test('a definitive 69-B and a debarment say in public what they are', () => {
  const [tax] = causesOf(
    [
      sanction({
        list: 'sat-69b',
        kinds: ['tax-definitive'],
        firm: null,
        startsOn: null,
        endsOn: null,
        publishedOn: '2026-03-14',
      }),
    ],
    '2026-06-01',
  )
  expect(tax).toMatchObject({ key: 'sat-69b/s1', ground: 'Código Fiscal de la Federación, artículo 69-B' })
  expect(tax?.sentence).toContain('publicado el 14 mar 2026')
  expect(causesOf([sanction()], '2026-06-01')[0]?.sentence).toBe(
    'Tiene una sanción firme que impide contratar, impuesta por la Contraloría, desde el 1 mar 2026 hasta el 1 sep 2026.',
  )
})
