import { describe, expect, test } from 'vitest'
import {
  APPLICATION_STATES,
  type ApplicationAct,
  type ApplicationState,
  type Hands,
  hindranceOf,
  isOver,
  TRANSITIONS,
} from '#app/suppliers/integrity/domain/application.ts'
import { ELEMENT_CODES, elementsOn } from '#app/suppliers/integrity/domain/elements.ts'
import { LEVELS, readLevel, shortOf } from '#app/suppliers/integrity/domain/rubric.ts'

const ACTS: ApplicationAct[] = [
  'send',
  'assign',
  'recuse',
  'ask',
  'answer',
  'propose',
  'return',
  'grant',
  'deny',
  'appeal',
  'grant-appeal',
  'deny-appeal',
  'desist',
]
const hands = (more: Partial<Hands> = {}): Hands => ({ reviewerId: 'ana', deciderId: null, conflicted: [], ...more })

describe('the elements', () => {
  test('are seven, one a fraction of article 25, each with guidance', () => {
    const { elements } = elementsOn('2026-11-21')
    expect(elements.map(({ code }) => code)).toEqual([...ELEMENT_CODES])
    expect(elements.map(({ fraction }) => fraction)).toEqual(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'])
    for (const { questions, examples } of elements) expect([questions.length, examples.length]).toEqual([3, 3])
  })
  test('the rubric reads what a form says and nothing else', () => {
    expect(['0', '3', '4', '', null, '01'].map(readLevel)).toEqual([0, 3, null, null, null, null])
    expect(LEVELS.map(({ level }) => level)).toEqual([0, 1, 2, 3])
    expect(
      shortOf([
        { element: 'training', level: 1 },
        { element: 'transparency', level: 2 },
      ]),
    ).toEqual(['training'])
  })
})

describe('the life of an application', () => {
  test('every state but the first is reached, and every state that is not over can go on', () => {
    const reached = new Set<ApplicationState>(['draft'])
    for (let round = 0; round < APPLICATION_STATES.length; round++)
      for (const state of [...reached]) for (const to of Object.values(TRANSITIONS[state])) reached.add(to)
    expect([...reached].sort()).toEqual([...APPLICATION_STATES].sort())
    for (const state of APPLICATION_STATES)
      if (!isOver(state)) expect(Object.keys(TRANSITIONS[state]).length, state).toBeGreaterThan(0)
  })

  test('every way to a decision passes through two persons, whoever tries what', () => {
    const people = [null, 'ana', 'beto', 'carla']
    const broken: string[] = []
    const walk = (state: ApplicationState, held: Hands, path: string[]): void => {
      if (path.length > 6) return
      for (const act of ACTS)
        for (const person of people) {
          if (hindranceOf(state, act, person, held) !== null) continue
          const to = TRANSITIONS[state][act]!
          const alone =
            (['grant', 'deny'].includes(act) && person === held.reviewerId) ||
            (act.endsWith('-appeal') && [held.reviewerId, held.deciderId].includes(person)) ||
            (person !== null && held.conflicted.includes(person))
          if (alone) broken.push([...path, act].join(' '))
          const next = { ...held, ...(act === 'assign' ? { reviewerId: 'ana' } : {}) }
          if (act === 'grant' || act === 'deny') next.deciderId = person
          if (act === 'recuse') next.reviewerId = null
          walk(to, next, [...path, act])
        }
    }
    walk('draft', hands({ reviewerId: null, conflicted: ['carla'] }), [])
    walk('in-review', hands(), [])
    expect(broken).toEqual([])
  })

  test('says why not', () => {
    expect(hindranceOf('proposed', 'grant', 'ana', hands())).toBe('same-person')
    expect(hindranceOf('proposed', 'grant', 'beto', hands())).toBeNull()
    expect(hindranceOf('proposed', 'grant', 'beto', hands({ conflicted: ['beto'] }))).toBe('conflict')
    expect(hindranceOf('in-review', 'propose', 'beto', hands())).toBe('not-the-reviewer')
    expect(hindranceOf('denied', 'appeal', 'beto', hands())).toBe('wrong-state')
    expect(hindranceOf('draft', 'send', null, hands())).toBeNull()
    expect(hindranceOf('appealed', 'deny-appeal', 'beto', hands({ deciderId: 'beto' }))).toBe('same-person')
  })
})
