/** A range of amounts in pesos by which processes are counted and filtered. `below` is not in it; null: no upper end. */
export interface AmountBand {
  band: number
  below: number | null
  label: string
}

/** Band 0 holds what has no amount in pesos (none at all, or one in another currency). */
export const amountBands: readonly AmountBand[] = [
  { band: 0, below: null, label: 'Sin monto en pesos' },
  { band: 1, below: 100_000, label: 'Menos de 100 mil' },
  { band: 2, below: 500_000, label: 'De 100 mil a 500 mil' },
  { band: 3, below: 1_000_000, label: 'De 500 mil a 1 millón' },
  { band: 4, below: 5_000_000, label: 'De 1 a 5 millones' },
  { band: 5, below: 10_000_000, label: 'De 5 a 10 millones' },
  { band: 6, below: 50_000_000, label: 'De 10 a 50 millones' },
  { band: 7, below: 100_000_000, label: 'De 50 a 100 millones' },
  { band: 8, below: null, label: 'De 100 millones en adelante' },
]

/** The band of an amount; 0 unless it is in pesos. */
export function bandOf(amount: number | null, currency: string | null): number {
  if (amount === null || currency !== 'MXN') return 0
  return amountBands.find(({ band, below }) => band > 0 && (below === null || amount < below))?.band ?? 0
}
