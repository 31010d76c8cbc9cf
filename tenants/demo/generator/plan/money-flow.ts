import { DAY, officeHour, type Zone } from '../calendar.ts'
import type { Facts, Moments, Payment } from '../facts.ts'
import { type Cents, cents, instalments } from '../money.ts'
import type { Random } from '../random.ts'

const OFTEN: Record<Facts['category'], number> = { goods: 0.04, services: 0.08, works: 0.2 }
const REASONS = [
  'Volúmenes adicionales necesarios para concluir, dentro del límite que permite la ley.',
  'Ampliación de la vigencia por necesidad del servicio, en los mismos precios.',
  'Condiciones climáticas retrasaron los trabajos; se ajustan plazo e importe.',
  'Cantidades adicionales solicitadas por el área requirente.',
]

/** A change of contract, if there is one: up to a fifth more and some more time. */
export function planAmendment(
  category: Facts['category'],
  net: Cents,
  moments: Moments,
  zone: Zone,
  random: Random,
): Facts['amendment'] {
  if (net < cents(120_000) || !random.chance(OFTEN[category])) return null
  return amendmentOf(net, random.between(0.04, 0.19), moments, zone, random)
}

/** An amendment that raises the net amount by `increase` (0.1 = ten per cent). */
export function amendmentOf(
  net: Cents,
  increase: number,
  moments: Moments,
  zone: Zone,
  random: Random,
): NonNullable<Facts['amendment']> {
  const date = officeHour(moments.starts + (moments.ends - moments.starts) * random.between(0.3, 0.7), zone, random)
  const raised = Math.round(net * (1 + increase))
  return {
    date,
    net: raised,
    gross: raised,
    endDate: moments.ends + random.int(5, 30) * DAY,
    why: random.pick(REASONS),
  }
}

const PARTS: Record<Facts['category'], [number, number]> = { goods: [1, 2], services: [1, 6], works: [3, 7] }

/** Payments that sum exactly to the contract as amended, the last one after delivery; none where nobody reports them. */
export function planPayments(
  category: Facts['category'],
  gross: Cents,
  net: Cents,
  moments: Moments,
  zone: Zone,
  random: Random,
): Payment[] {
  const [least, most] = PARTS[category]
  const parts = gross < cents(60_000) ? 1 : random.int(least, most)
  const grosses = instalments(gross, parts)
  const nets = instalments(net, parts)
  const last = moments.received + random.int(6, 45) * DAY
  const first = parts === 1 ? last : moments.starts + 10 * DAY
  return grosses.map((part, index) => ({
    id: `P-${index + 1}`,
    date: officeHour(first + ((last - first) * index) / Math.max(1, parts - 1), zone, random),
    gross: part,
    net: Math.min(part, nets[index] ?? part),
  }))
}
