import { formatDate } from '#app/lib/dates.ts'
import type { Finding } from '#app/ocds/findings.ts'
import { listName, spanOf } from '#app/texts/matching.ts'
import type { Found } from './find-stops.server.ts'
import type { Stop, Warning } from './stops-of.ts'

/** The key under which findings of the match are told apart from others. */
export const SANCTION_CHECK = 'sanction'

/** What is found as findings: a stop without its reason blocks publication; one with it, and what only warns, are told. */
export function stopFindings({ stops, warnings }: Found): Finding[] {
  return [
    ...stops.map((stop): Finding => {
      const said = sentenceOf(stop)
      return stop.reason === null
        ? finding(stop.path, 'error', `${said} No se publica hasta que alguien escriba la razón y su fundamento.`)
        : finding(stop.path, 'warning', `${said} La razón escrita se publica con el proceso.`)
    }),
    ...warnings.map((warning) => finding(warning.path, 'warning', `${sentenceOf(warning)} Revise si procede.`)),
  ]
}

const finding = (path: string, severity: Finding['severity'], message: string): Finding => ({
  ...{ path, severity, message },
  ...{ keyword: SANCTION_CHECK, check: SANCTION_CHECK },
})

/** Who, in which list and row, since and until when: «EMPRESA aparece en …, renglón 12, desde el … y hasta el ….» */
export function sentenceOf({ supplierName, hit, on }: Pick<Stop | Warning, 'supplierName' | 'hit' | 'on'>): string {
  const day = formatDate(on)
  const presumed = hit.effect === 'warns' ? ' sin que ello impida contratar' : ''
  return `${supplierName} aparece el ${day}${presumed} en ${listName(hit.list)}, renglón ${hit.row}, ${spanOf(hit)}.`
}
