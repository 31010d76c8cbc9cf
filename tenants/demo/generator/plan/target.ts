import type { Facts, Method } from '../facts.ts'
import { LIMITS } from '../irregularities/kinds.ts'
import { type Cents, cents } from '../money.ts'
import type { Random } from '../random.ts'

export interface Target {
  net: Cents
  /** A direct award above its limit, which needs a legal ground. */
  exceptional: boolean
}

const EXCEPTIONS = 0.07

/** Net amount to aim at: many small direct awards, invitations between the two limits, few large open tenders. */
export function target(method: Method, category: Facts['category'], random: Random): Target {
  const works = category === 'works'
  if (method === 'selective') {
    const [from, to] = [LIMITS.direct[category] * 1.03, LIMITS.selective[category] * 0.97]
    return { net: cents(random.between(from, to)), exceptional: false }
  }
  if (method === 'open') {
    const tail = (1 - random.next()) ** (-1 / 1.25)
    return { net: cents(Math.min(LIMITS.selective[category] * 1.05 * tail, works ? 95e6 : 46e6)), exceptional: false }
  }
  if (random.chance(EXCEPTIONS)) {
    return {
      net: cents(Math.min(9e6, Math.max(LIMITS.direct[category] * 1.1, random.around(1.4e6, 0.6)))),
      exceptional: true,
    }
  }
  const usual = works ? random.around(480_000, 0.4) : random.around(125_000, 0.85)
  return {
    net: cents(Math.min(LIMITS.direct[category] * 0.97, Math.max(works ? 120_000 : 9_000, usual))),
    exceptional: false,
  }
}
