import { expect, test } from 'vitest'
import { daysWithinBounds } from '#app/config/retention-in-force.server.ts'
import { RETENTION_KINDS, RETENTION_TERMS } from '#app/config/retention-terms.ts'

const sentenceOf = (own: Record<string, number>) => {
  try {
    daysWithinBounds('jalisco', own)
    return null
  } catch (error) {
    return (error as { sentence: string }).sentence
  }
}

test('a state sets its terms within the bounds, both ends included; the others are those of the table', () => {
  expect(daysWithinBounds('jalisco', {})).toEqual(
    Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, RETENTION_TERMS[kind].days])),
  )
  for (const kind of RETENTION_KINDS)
    for (const days of [RETENTION_TERMS[kind].least, RETENTION_TERMS[kind].most])
      expect(daysWithinBounds('jalisco', { [kind]: days })[kind]).toBe(days)
})

test('beyond a bound, or of a kind that nobody knows, it is refused with file, kind and bounds', () => {
  for (const kind of RETENTION_KINDS)
    for (const days of [RETENTION_TERMS[kind].least - 1, RETENTION_TERMS[kind].most + 1]) {
      const { least, most } = RETENTION_TERMS[kind]
      expect(sentenceOf({ [kind]: days })).toBe(
        `tenants/jalisco/state.json: retention «${kind}» va de ${least} a ${most} días, y dice ${days}.`,
      )
    }
  expect(sentenceOf({ fotos: 30 })).toContain('retention no conoce «fotos». Conoce: sessions, ')
})
