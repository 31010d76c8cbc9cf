import type { JsonObject } from '#app/ocds/types.ts'
import { iso } from '../calendar.ts'
import type { Line } from '../facts.ts'
import { cogName } from '../items/cog.ts'
import { value, withTax } from '../money.ts'
import { Random } from '../random.ts'
import { address, location } from '../world/places.ts'
import { type Scene, tidy } from './scene.ts'

const UNIT_CODES: Record<string, string> = {
  Pieza: 'H87',
  Caja: 'XBX',
  Paquete: 'XPK',
  Juego: 'SET',
  Par: 'PR',
  Kilogramo: 'KGM',
  Tonelada: 'TNE',
  Litro: 'LTR',
  Metro: 'MTR',
  Kilómetro: 'KMT',
  'Metro cuadrado': 'MTK',
  'Metro cúbico': 'MTQ',
  Mes: 'MON',
  Hora: 'HUR',
  Servicio: 'E48',
  Millar: 'MIL',
  Unidad: 'C62',
}

/** Items of a document: with their prices once something has been awarded, with the place where they are delivered if it matters there. */
export function items(scene: Scene, has: { prices: boolean; places: boolean }): JsonObject[] {
  const places = has.places && !scene.facts.gaps.has('where')
  return scene.facts.lines.map((line) => {
    const code = UNIT_CODES[line.unit]
    return tidy({
      id: line.id,
      description: line.description,
      classification: line.cucop ? { scheme: 'CUCOP', id: line.cucop, description: line.description } : cog(line),
      additionalClassifications: line.cucop ? [cog(line)] : [],
      quantity: line.quantity,
      unit: tidy({
        scheme: code && 'UNCEFACT',
        id: code,
        name: line.unit,
        value: has.prices ? value(withTax(line.price, scene.facts.taxRate), line.price) : undefined,
      }),
      deliveryLocation: places
        ? location(line.place, line.where, new Random(`${scene.facts.ocid} ${line.where}`))
        : undefined,
      deliveryAddress: places ? address(line.place, scene.world.state.name, line.where) : undefined,
    })
  })
}

const cog = (line: Line): JsonObject => ({ scheme: 'COG', id: line.cog, description: cogName(line.cog) })

/** When the things are due, with the mistake that a correction puts right later. Only the contract itself is ever amended. */
export function deliveryPeriod(scene: Scene, amendable = false): JsonObject {
  const { moments, amendment, correction } = scene.facts
  const amended = amendable && amendment !== null && amendment.date <= scene.until
  const wrong = correction?.field === 'deliveryDate' && scene.until < correction.date
  const end = wrong ? moments.ends + 86_400_000 * 365 : amended ? amendment.endDate : moments.ends
  return {
    startDate: iso(moments.starts, scene.world.zone),
    endDate: iso(end, scene.world.zone),
    durationInDays: Math.max(1, Math.round((end - moments.starts) / 86_400_000)),
  }
}
