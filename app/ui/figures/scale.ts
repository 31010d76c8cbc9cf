/** A share of the drawing as SVG takes it, from 0 to 100 %, two decimals. Percentages keep text at its own size at any width. */
export function percent(share: number): string {
  const bounded = Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0))
  return `${Math.round(bounded * 10_000) / 100}%`
}

/** The largest of some values, at least 1 so that nothing is divided by zero. */
export function ceilingOf(values: readonly number[]): number {
  return values.reduce((largest, value) => (value > largest ? value : largest), 0) || 1
}

/** A round number at or above the largest value, and the marks from zero to it: 1, 2, 2.5 or 5 times a power of ten apart. */
export function ticksUpTo(largest: number, wanted = 4): number[] {
  const rough = (largest > 0 ? largest : 1) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999) ?? power * 10
  const count = Math.ceil((largest > 0 ? largest : 1) / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}
