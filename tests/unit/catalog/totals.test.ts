import { expect, test } from 'vitest'
import { yearSentence } from '#app/catalog/profiles/totals.ts'

test.each([
  [7, 7, 'Sus 7 procesos de 2026 suman 2.5 millones de pesos; todos fueron por adjudicación directa.'],
  [8, 2, 'Sus 8 procesos de 2026 suman 2.5 millones de pesos; 25 % fue por adjudicación directa.'],
  [8, 0, 'Sus 8 procesos de 2026 suman 2.5 millones de pesos; ninguno fue por adjudicación directa.'],
  [1, 1, 'Su único proceso de 2026 es de 2.5 millones de pesos, por adjudicación directa.'],
])('%i processes, %i direct', (processes, direct, sentence) => {
  expect(yearSentence(2026, 2_500_000, processes, direct)).toBe(sentence)
})
