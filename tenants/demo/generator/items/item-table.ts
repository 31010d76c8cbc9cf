import { type Cents, cents } from '../money.ts'

export interface ItemKind {
  sector: string
  category: 'goods' | 'services'
  /** CUCOP key of eight figures, or null where that catalogue has none that fits. */
  cucop: string | null
  /** Partida of the Clasificador por Objeto del Gasto, five figures. */
  cog: string
  description: string
  unit: string
  /** Net price of one unit, least and most. */
  price: [Cents, Cents]
  quantity: [number, number]
}

/** Reads the small tables of this folder: `CUCOP | COG | description | unit | least–most pesos | least–most quantity`. */
export function itemTable(sector: string, category: ItemKind['category'], rows: string): ItemKind[] {
  return rows
    .trim()
    .split('\n')
    .map((row) => {
      const [cucop = '', cog = '', description = '', unit = '', price = '', quantity = ''] = row
        .split('|')
        .map((part) => part.trim())
      const range = (text: string): [number, number] => {
        const [least = Number.NaN, most = Number.NaN] = text.split('–').map(Number)
        return [least, most]
      }
      const [least, most] = range(price)
      return {
        sector,
        category,
        cucop: cucop === '-' ? null : cucop,
        cog,
        description,
        unit,
        price: [cents(least), cents(most)],
        quantity: range(quantity),
      }
    })
}
