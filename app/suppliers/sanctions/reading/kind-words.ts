import type { SanctionKind } from '../sanction.ts'

const WORDS: readonly [SanctionKind, RegExp][] = [
  ['debarment', /INHABILITA|IMPEDID/],
  ['fine', /MULTA/],
  ['suspension', /SUSPENSION|SUSPENDID/],
  ['dissolution', /DISOLUCION|DISUELTA/],
  ['warning', /AMONESTA|APERCIB/],
  ['compensation', /INDEMNIZA/],
  ['economic', /SANCION(?:ES)? ECONOMICA/],
]

/** The kinds of sanction that a text names, in a fixed order; empty when it names none. */
export function kindsIn(text: string): SanctionKind[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
  return WORDS.flatMap(([kind, words]) => (words.test(folded) ? [kind] : []))
}
