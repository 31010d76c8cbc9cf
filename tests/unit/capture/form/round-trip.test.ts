import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyProjection } from '#app/capture/form/apply-projection.ts'
import { type FormNode, type Leaf, openGroups } from '#app/capture/form/form-model.ts'
import { parseForm, postedOf } from '#app/capture/form/parse-form.ts'
import { project } from '#app/capture/form/project.ts'
import { SECTIONS } from '#app/capture/form/sections.ts'
import type { Json, JsonObject } from '#app/ocds/types.ts'
import { draw, postView } from '#tests/support/post-view.ts'

const ZONE = 'America/Cancun'
const words = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom(' con orillas ', 'línea\r\nlínea', '12,50', 'N/A', 'ñandú'),
)
const instants = fc.constantFrom(
  '2026-01-15T09:00:00-05:00',
  '2026-01-15T23:59:59.123Z',
  '0001-01-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  'ayer',
)
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, 1234567.89, 1e21, 5e-7),
)

function valueFor(leaf: Leaf): fc.Arbitrary<Json> {
  const wrong = fc.oneof({
    weight: 1,
    arbitrary: fc.jsonValue().filter((value) => value !== null) as fc.Arbitrary<Json>,
  })
  const right: fc.Arbitrary<Json> = {
    number: numbers,
    integer: numbers,
    'yes-no': fc.boolean(),
    day: instants,
    moment: instants,
    codes: fc.uniqueArray(words, { minLength: 1, maxLength: 3 }),
    organization: fc.record({ id: words, name: words, identifier: fc.constant('kept') }),
    organizations: fc.array(fc.record({ id: words, name: words }), { minLength: 1, maxLength: 3 }),
    text: words,
    'long-text': words,
    url: words,
    email: words,
    code: words,
    award: words,
  }[leaf.control] as fc.Arbitrary<Json>
  return fc.oneof({ weight: 8, arbitrary: right }, { weight: 1, arbitrary: wrong })
}

/** Objects that a form part could have been drawn from, also with values of the wrong kind and keys it does not know. */
function objectOf(children: readonly FormNode[], isMember: boolean): fc.Arbitrary<JsonObject> {
  const nodes = openGroups(children)
  const parts = nodes.map((node) =>
    node.kind === 'leaf'
      ? fc.option(valueFor(node), { nil: undefined, freq: 2 })
      : fc.option(fc.array(objectOf(node.children, node.idPrefix !== ''), { minLength: 1, maxLength: 2 }), {
          nil: undefined,
        }),
  )
  const extra = fc.option(fc.constant({ 'x-propio': [1, { a: null }] }), { nil: {} })
  return fc.tuple(fc.tuple(...parts), extra, fc.uuid()).map(([values, unknown, id]) => {
    const object = { ...(isMember ? { id } : {}), ...unknown } as JsonObject
    for (const [index, value] of values.entries()) put(object, nodes[index]?.at ?? [], value as Json | undefined)
    return object
  })
}

function put(object: JsonObject, at: readonly string[], value: Json | undefined): void {
  if (value === undefined) return
  let target = object
  for (const name of at.slice(0, -1)) {
    if (typeof target[name] !== 'object' || target[name] === null || Array.isArray(target[name])) target[name] = {}
    target = target[name] as JsonObject
  }
  target[at.at(-1) ?? ''] = value
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value))

describe('a form that is sent untouched changes nothing', () => {
  for (const section of SECTIONS) {
    test(`${section.key}: whatever the document holds`, () => {
      fc.assert(
        fc.property(objectOf(section.children, false), (made) => {
          const document = copy(made) as JsonObject
          const base = project(section.children, document)
          const posted = postedOf(postView(draw(section.children, document, base)))
          const mine = parseForm(section.children, copy(base), posted, ZONE)
          expect(mine).toEqual(base)
          expect(applyProjection(section.children, document, mine, () => 'otro nombre')).toEqual(document)
        }),
        { numRuns: 60 },
      )
    })
  }
})

describe('what a form did not ask stays', () => {
  test('an empty post changes nothing', () => {
    for (const section of SECTIONS) {
      const document: JsonObject = { tender: { id: '1', items: [{ id: 'a', quantity: 2 }] }, buyer: { id: 'x' } }
      const base = project(section.children, document)
      expect(parseForm(section.children, base, new Map(), ZONE)).toEqual(base)
    }
  })
})
