/** Least distance between two names, in pixels. */
const GAP = 17

/**
 * Moves names that would fall on each other apart, keeping their order from top to bottom.
 * In: wanted heights in pixels. Out: heights in the same order, at least one line apart and never below `floor`.
 */
export function spreadNames(wanted: readonly number[], floor: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))
  const placed = [...wanted]
  let previous = Number.NEGATIVE_INFINITY
  for (const index of order) {
    placed[index] = Math.max(wanted[index] ?? 0, previous + GAP)
    previous = placed[index]
  }
  let next = floor + GAP
  for (const index of [...order].reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, next - GAP)
    next = placed[index]
  }
  return placed
}
