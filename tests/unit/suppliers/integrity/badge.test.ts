import { describe, expect, test } from 'vitest'
import { type BadgeAct, badgeOn, standingOn } from '#app/suppliers/integrity/domain/badge.ts'
import { mayFollow } from '#app/suppliers/integrity/domain/badge-acts.ts'
import { addDays, addMonths } from '#app/suppliers/integrity/domain/calendar.ts'
import { validityFrom } from '#app/suppliers/integrity/domain/terms.ts'

const act = (kind: BadgeAct['act'], on: string, more: Partial<BadgeAct> = {}): BadgeAct => ({
  act: kind,
  on,
  at: `${on}T18:00:00.000Z`,
  ...more,
})
const granted = (on: string) => act('granted', on, validityFrom(on))

describe('days', () => {
  test.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-21', 48, '2030-11-21'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected))
  test('days cross years, and what is no day is refused', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
  })
})

describe('a badge over time', () => {
  const history = [granted('2026-03-10')]
  test('does not exist before, and stands from the day it was given', () => {
    expect(badgeOn(history, '2026-03-09')).toBe('none')
    expect(badgeOn(history, '2026-03-10')).toBe('held')
  })
  test('waits for its update a month, and its last day belongs to it', () => {
    expect(badgeOn(history, '2027-03-10')).toBe('held')
    expect(badgeOn(history, '2027-03-11')).toBe('update-due')
    expect(badgeOn(history, '2027-04-09')).toBe('update-due')
    expect(badgeOn(history, '2027-04-10')).toBe('expired')
  })
  test('an update sent in time holds it while it is reviewed, and its result counts from its own day', () => {
    const sent = [...history, act('update-sent', '2027-04-09')]
    expect(badgeOn(sent, '2027-09-01')).toBe('update-due')
    expect(badgeOn([...sent, act('updated', '2027-05-02')], '2027-05-02')).toBe('held')
    expect(standingOn([...sent, act('updated', '2027-05-02')], '2027-05-02').updateDueOn).toBe('2028-03-10')
    const refused = [...sent, act('update-refused', '2027-05-02')]
    expect([badgeOn(refused, '2027-05-02'), badgeOn(refused, '2027-05-03')]).toEqual(['update-due', 'expired'])
  })
  test('ends at midnight of its last day, four years on, and the fourth year asks for no update', () => {
    const full = [granted('2026-03-10')]
    for (const year of [2027, 2028, 2029])
      full.push(act('update-sent', `${year}-03-01`), act('updated', `${year}-03-05`))
    expect(standingOn(full, '2029-06-01')).toMatchObject({ updateDueOn: null, lapsesOn: '2030-03-09' })
    expect([badgeOn(full, '2030-03-09'), badgeOn(full, '2030-03-10')]).toEqual(['held', 'expired'])
    const renewed = [...full, act('renewed', '2030-03-01', validityFrom('2030-03-01'))]
    expect(badgeOn(renewed, '2030-03-10')).toBe('held')
    expect(standingOn(renewed, '2030-03-10')).toMatchObject({ grantedOn: '2026-03-10', validUntil: '2034-02-28' })
  })
  test('two causes suspend it, and it stands again only when both are lifted', () => {
    const two = [
      granted('2026-03-10'),
      act('suspended', '2026-05-01', { causeKey: 'a' }),
      act('suspended', '2026-05-02', { causeKey: 'b' }),
    ]
    expect(badgeOn(two, '2026-04-30')).toBe('held')
    expect(badgeOn(two, '2026-05-01')).toBe('suspended')
    const one = [...two, act('lifted', '2026-06-01', { causeKey: 'a' })]
    expect(badgeOn(one, '2026-06-01')).toBe('suspended')
    expect(badgeOn([...one, act('lifted', '2026-06-02', { causeKey: 'b' })], '2026-06-02')).toBe('held')
    expect(badgeOn([...two, act('lifted', '2026-06-02')], '2026-06-02')).toBe('held')
    expect(badgeOn([...two, act('lifted', '2026-06-02')], '2026-06-01'), 'the past stays as it was').toBe('suspended')
  })
  test('withdrawn is the end', () => {
    const gone = [granted('2026-03-10'), act('withdrawn', '2026-07-01')]
    expect([badgeOn(gone, '2026-06-30'), badgeOn(gone, '2031-01-01')]).toEqual(['held', 'withdrawn'])
    expect(mayFollow(gone, act('renewed', '2026-07-02', validityFrom('2026-07-02')))).toBe(false)
  })
})

/** Numbers that are the same in every run (a linear congruential generator). */
function* chance(seed: number): Generator<number> {
  let at = seed
  for (;;) {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648
    yield at / 2_147_483_648
  }
}

test('any history made of acts that may follow keeps its laws', () => {
  const kinds = [
    'granted',
    'update-sent',
    'updated',
    'update-refused',
    'renewed',
    'suspended',
    'lifted',
    'withdrawn',
  ] as const
  const numbers = chance(20261121)
  const next = () => numbers.next().value as number
  const seen = new Set<string>()
  for (let run = 0; run < 1_500; run++) {
    const history: BadgeAct[] = []
    let day = '2026-01-01'
    for (let step = 0; step < 14; step++) {
      day = addDays(day, Math.floor(next() * 200))
      const kind = kinds[Math.floor(next() * kinds.length)]!
      const terms = kind === 'granted' || kind === 'renewed' ? validityFrom(day) : {}
      const key = ['suspended', 'lifted'].includes(kind) && next() < 0.7 ? { causeKey: next() < 0.5 ? 'a' : 'b' } : {}
      const wanted = act(kind, day, { ...terms, ...key })
      const before = standingOn(history, addDays(day, -1))
      if (!mayFollow(history, wanted)) continue
      history.push(wanted)
      const standing = standingOn(history, day)
      seen.add(`${kind} ${standing.state}`)
      // What was, stays: a later act never changes how an earlier day stood.
      expect(standingOn(history, addDays(day, -1)).state).toBe(before.state)
      expect(standing.state === 'none').toBe(false)
      expect(standing.lapsesOn! <= standing.validUntil!).toBe(true)
      expect(standing.state === 'suspended').toBe(standing.suspensions.length > 0 && standing.withdrawal === null)
      if (standing.withdrawal) expect(kinds.some((one) => mayFollow(history, act(one, day)))).toBe(false)
      if (standing.state === 'held' || standing.state === 'update-due')
        expect(badgeOn(history, addDays(standing.lapsesOn!, 1))).toBe('expired')
    }
  }
  expect(seen.size).toBeGreaterThan(12)
})
