import { describe, expect, test } from 'vitest'
import { freeCode } from '#app/accounts/second-factor/free-code.ts'
import { codeOfStep, stepOfCode } from '#app/accounts/second-factor/totp.ts'

const KEY = 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU'
const at = (step: number, seconds: number) => new Date((step * 30 + seconds) * 1000)

describe('the code that the demonstration shows', () => {
  test('three sign-ins in a row each get one that is taken; the fourth is told how long to wait', () => {
    let last = 0
    for (const step of [999, 1000, 1001]) {
      const free = freeCode(KEY, last, at(1000, 5))
      expect(free).toEqual({ code: codeOfStep(KEY, step), seconds: 0 })
      last = stepOfCode(KEY, free.code ?? '', at(1000, 5)) ?? 0
      expect(last).toBe(step)
    }
    expect(freeCode(KEY, last, at(1000, 5))).toEqual({ code: null, seconds: 25 })
    expect(freeCode(KEY, last, at(1001, 0)).code).toBe(codeOfStep(KEY, 1002))
  })

  test('holds at least twelve seconds more', () => {
    for (let seconds = 0; seconds < 30; seconds += 1) {
      const { code } = freeCode(KEY, 0, at(1000, seconds))
      expect(stepOfCode(KEY, code ?? '', at(1000, seconds + 11.9)), String(seconds)).not.toBeNull()
    }
  })

  test('whoever waits as long as told finds one', () => {
    for (const last of [1001, 1002, 1005]) {
      const { seconds } = freeCode(KEY, last, at(1000, 17))
      expect(freeCode(KEY, last, at(1000, 17 + seconds)).code).not.toBeNull()
    }
  })
})
