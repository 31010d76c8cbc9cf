import { itemClassification } from '#app/ocds/checks/item-classification.ts'
import { type Case, holds } from './holds.ts'

const CASES: Case[] = [
  [
    'passes with a code, also a number',
    { tender: { items: [{ id: '1', classification: { id: 51101505 } }] } },
    ['pass /tender/items/0/classification'],
  ],
  [
    'fails without one, in awards and contracts too',
    {
      awards: [{ id: '1', items: [{ id: '1', description: 'Sillas' }] }],
      contracts: [{ id: '1', items: [{ id: '1', classification: { scheme: 'CUCOP' } }] }],
    },
    ['fail /awards/0/items/0/classification', 'fail /contracts/0/items/0/classification'],
  ],
  ['does not apply (1) without items', { tender: { id: '1' } }, ['not-applicable']],
]

holds(itemClassification, CASES)
