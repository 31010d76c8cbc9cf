import fc from 'fast-check'
import type { Json, JsonObject } from '#app/ocds/types.ts'

/** Documents of one process as somebody might capture them, small so that histories collide often. */

const word = fc.constantFrom('a', 'b', 'ñ', '', 'x y', '__proto__')
const literal: fc.Arbitrary<Json> = fc.oneof(word, fc.integer({ min: 0, max: 3 }), fc.boolean())
const key = fc.constantFrom('1', '2', '3')

function partial(shape: Record<string, fc.Arbitrary<unknown>>, always: string[] = []): fc.Arbitrary<JsonObject> {
  return fc.record(shape, { requiredKeys: always, noNullPrototype: true }) as fc.Arbitrary<JsonObject>
}

function list(member: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject[]> {
  const unlessRepeated = (each: JsonObject) => (each.id === undefined ? Symbol('none') : String(each.id))
  return fc.uniqueArray(member, { maxLength: 3, selector: unlessRepeated })
}

const value = partial({
  amount: fc.integer({ min: 0, max: 2 }),
  netAmount: fc.constant(1),
  currency: fc.constant('MXN'),
})
const organization = partial({ id: key, name: word })
const item = partial(
  {
    id: key,
    description: word,
    quantity: fc.integer({ min: 1, max: 2 }),
    classification: partial({ scheme: word, id: word }),
    additionalClassifications: fc.array(partial({ scheme: word, id: word }), { maxLength: 2 }),
    unit: partial({ name: word, value }),
  },
  ['id'],
)
const document = partial({ id: key, title: word, language: word }, ['id'])
const period = partial({ startDate: word, endDate: word })

/** Members that no schema knows: literals, objects, arrays of all kinds, with and without `id`. */
const unknown: fc.Arbitrary<Json> = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    literal,
    fc.array(literal, { maxLength: 2 }),
    partial({ p: tie('any'), q: tie('any'), constructor: literal }),
    list(partial({ id: key, p: tie('any'), q: literal })),
    fc.tuple(partial({ id: key }), literal) as fc.Arbitrary<Json>,
  ),
})).any

export const documents: fc.Arbitrary<JsonObject> = partial(
  {
    ocid: fc.constant('ocds-demo00-ley-1'),
    initiationType: fc.constant('tender'),
    language: word,
    buyer: organization,
    parties: list(
      partial(
        {
          id: key,
          name: word,
          roles: fc.array(word, { maxLength: 2 }),
          memberOf: list(organization),
          address: partial({ region: word }),
        },
        ['id'],
      ),
    ),
    planning: partial({
      rationale: word,
      requestingUnits: list(organization),
      budget: partial({
        id: word,
        budgetBreakdown: list(
          partial(
            {
              id: key,
              amount: value,
              budgetLines: fc.array(partial({ id: key, measures: fc.array(partial({ id: key, value: literal })) }), {
                maxLength: 2,
              }),
            },
            ['id'],
          ),
        ),
      }),
    }),
    tender: partial(
      {
        id: key,
        title: word,
        value,
        items: list(item),
        tenderPeriod: period,
        submissionMethod: fc.array(word, { maxLength: 2 }),
        tenderers: list(organization),
        documents: list(document),
        amendments: list(
          partial({ id: key, rationale: word, changes: fc.array(partial({ property: word }), { maxLength: 2 }) }),
        ),
      },
      ['id'],
    ),
    awards: list(partial({ id: key, status: word, value, suppliers: list(organization), items: list(item) }, ['id'])),
    contracts: list(
      partial(
        {
          id: key,
          awardID: key,
          title: word,
          period,
          items: list(item),
          implementation: partial({
            status: word,
            transactions: list(partial({ id: key, value, payer: organization }, ['id'])),
          }),
        },
        ['id', 'awardID'],
      ),
    ),
    extra: unknown,
    another: unknown,
  },
  ['ocid', 'initiationType'],
)
