import { expect, test } from 'vitest'
import { canBeToldApart, compareTimings } from '#tests/support/measuring/compare-timings.ts'
import { growthOver, isLinear } from '#tests/support/measuring/linear-growth.ts'

/** Numbers that look random and are the same in every run, between 0 and 1. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield (state >>> 8) / 2 ** 23
  }
}

/** 200 timings of 100 ms with a machine that adds up to `noise` of that, now and then three times as much. */
function timings(seed: number, noise: number, factor = 1): number[] {
  const random = numbers(seed)
  return Array.from({ length: 200 }, () => {
    const spike = random.next().value > 0.9 ? 3 : 1
    return factor * 100 * (1 + noise * spike * random.next().value)
  })
}

test('timings of the same work are never told apart, however loud the machine', () => {
  for (const noise of [0.02, 0.3, 1.5])
    for (let seed = 1; seed < 60; seed += 2)
      expect(canBeToldApart(compareTimings(timings(seed, noise), timings(seed + 1, noise)), 0.05)).toBe(false)
})

test('a leak is seen: of 12 % on a quiet machine, of half the work on a loud one', () => {
  for (let seed = 1; seed < 60; seed += 2) {
    expect(canBeToldApart(compareTimings(timings(seed, 0.02, 1.12), timings(seed + 1, 0.02)), 0.05)).toBe(true)
    expect(canBeToldApart(compareTimings(timings(seed, 1.5, 0.5), timings(seed + 1, 1.5)), 0.05)).toBe(true)
  }
})

test('linear work is linear, quadratic and backtracking work is not', () => {
  const text = 'a'.repeat(40_000)
  const sum = (many: number) => (tried: string) => {
    let all = 0
    for (let turn = 0; turn < many; turn += 1) for (let at = 0; at < tried.length; at += 1) all += tried.charCodeAt(at)
    return all
  }
  expect(isLinear(text, sum(100))).toBe(true)
  expect(growthOver('a'.repeat(20_000), (tried) => /a+$/.test(`${tried}!`))).toBeGreaterThan(9)
})
