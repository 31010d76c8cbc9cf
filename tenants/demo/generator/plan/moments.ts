import { DAY, dayEnd, dayStart, HOUR, type Moment, officeHour, type Zone } from '../calendar.ts'
import type { Facts, Method, Moments } from '../facts.ts'
import type { Random } from '../random.ts'

// Days before the award: plan, call, questions answered, proposals received.
const BEFORE: Record<Method, [number, number, number, number]> = {
  open: [62, 34, 26, 14],
  selective: [34, 18, 15, 8],
  direct: [12, 6, 5, 2],
}

/** When everything happens, counted from the award; each step on a working day and after the one before. */
export function planMoments(
  method: Method,
  category: Facts['category'],
  award: Moment,
  zone: Zone,
  random: Random,
): Moments {
  const awarded = officeHour(award, zone, random)
  const before = (days: number) => officeHour(awarded - days * random.between(0.85, 1.15) * DAY, zone, random)
  const [plan, call, meet, close] = BEFORE[method]
  const planned = before(plan)
  const called = Math.max(before(call), planned + DAY)
  const closed = Math.min(Math.max(before(close), called + 2 * DAY), awarded - 2 * HOUR)
  const meeting = Math.min(Math.max(before(meet), called + DAY), closed - 3 * HOUR)
  const signed = Math.max(
    officeHour(awarded + random.int(1, method === 'direct' ? 6 : 14) * DAY, zone, random),
    awarded + HOUR,
  )
  const starts = dayStart(signed + DAY, zone)
  const length =
    category === 'works' ? random.int(60, 260) : category === 'services' ? random.int(20, 300) : random.int(8, 75)
  const ends = dayEnd(starts + length * DAY, zone)
  const late = random.chance(0.22) ? random.int(3, 40) : random.int(-5, 2)
  const received = officeHour(Math.max(starts + DAY, ends + late * DAY), zone, random)
  return { planned, called, meeting, closed, awarded, signed, starts, ends, received }
}
