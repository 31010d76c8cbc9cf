import { describe, expect, it } from 'vitest'
import type { Check } from '#app/ocds/checks/index.ts'
import type { JsonObject } from '#app/ocds/types.ts'

/** A document in words, the document, and what the check answers: `outcome path` for each place. */
export type Case = [words: string, document: JsonObject, answers: string[]]

/** Puts documents to a check; failures must also say something in Spanish, and reasons be given. */
export function holds(check: Check, cases: readonly Case[]): void {
  describe(check.title, () => {
    for (const [words, document, answers] of cases) {
      it(words, () => {
        const results = check.check(document)
        expect(results.map(({ outcome, path }) => `${outcome} ${path}`.trim())).toEqual(answers)
        for (const { outcome, message, severity } of results) {
          expect(severity).toBe(check.severity)
          expect(message !== '').toBe(outcome !== 'pass')
          if (message) expect(message).toMatch(/^[«\p{Lu}].*\.$/u)
        }
      })
    }

    it('answers whatever it is given', () => {
      const odd = {
        tender: 7,
        awards: 'x',
        contracts: [null, 3, { value: 'x', implementation: [], items: {} }],
        parties: {},
      }
      expect(() => [check.check({}), check.check(odd as unknown as JsonObject)]).not.toThrow()
    })
  })
}
