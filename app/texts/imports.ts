import { formatNumber } from '#app/lib/amounts.ts'
import { wordsOf } from '#app/lib/words-of.ts'

const states = wordsOf<string>({
  waiting: 'En espera',
  reading: 'Leyendo archivos',
  running: 'Importando',
  cancelling: 'Cancelando',
  cancelled: 'Cancelada',
  done: 'Terminada',
  failed: 'No terminó',
})

/** Where an import is, in words. */
export const importStateWord = (state: string): string => states[state] ?? state

/** States in which an import still moves. */
export const isImportMoving = (state: string): boolean =>
  ['waiting', 'reading', 'running', 'cancelling'].includes(state)

const UNITS = ['bytes', 'kB', 'MB', 'GB']

/** `830 bytes`, `12 kB`, `3.4 MB`. */
export function sizeInWords(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${formatNumber(size, unit > 1 && size < 100 ? 1 : 0)} ${UNITS[unit]}`
}
