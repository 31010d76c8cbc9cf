/** The bands by which amounts are searched; the number is what published_processes.amount_band holds. Whole currency units. */
export interface AmountBand {
  band: number
  label: string
  /** Lower bound, included. */
  from: number
}

/** Band 0 is "no amount published"; amounts of zero or less have none either. */
export const AMOUNT_BANDS: readonly AmountBand[] = [
  { band: 1, label: 'Hasta 50 mil', from: 0 },
  { band: 2, label: '50 mil a 250 mil', from: 50_000 },
  { band: 3, label: '250 mil a 1 millón', from: 250_000 },
  { band: 4, label: '1 a 5 millones', from: 1_000_000 },
  { band: 5, label: '5 a 25 millones', from: 5_000_000 },
  { band: 6, label: '25 a 100 millones', from: 25_000_000 },
  { band: 7, label: 'Más de 100 millones', from: 100_000_000 },
]

/** The band of an amount; 0 when there is none. Amounts of any currency share the bands: nothing is converted. */
export function amountBandOf(amount: number | null): number {
  if (amount === null || !Number.isFinite(amount) || amount <= 0) return 0
  let found = 0
  for (const { band, from } of AMOUNT_BANDS) if (amount > from || (band === 1 && amount > 0)) found = band
  return found
}

/** Words of a band, also of one that does not exist. */
export function amountBandLabel(band: number): string {
  return AMOUNT_BANDS.find((entry) => entry.band === band)?.label ?? 'Sin monto publicado'
}
