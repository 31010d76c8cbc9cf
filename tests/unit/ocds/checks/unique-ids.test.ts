import { uniqueIds } from '#app/ocds/checks/unique-ids.ts'
import { type Case, holds } from './holds.ts'

const CASES: Case[] = [
  [
    'passes when no id repeats within a list',
    {
      awards: [
        { id: '1', items: [{ id: '1' }] },
        { id: '2', items: [{ id: '1' }] },
      ],
    },
    ['pass'],
  ],
  [
    'fails for a repeated id, a number or a text',
    { awards: [{ id: '1' }, { id: 1 }], contracts: [{ id: 'c', items: [{ id: 'x' }, { id: 'x' }] }] },
    ['fail /awards/1/id', 'fail /contracts/0/items/1/id'],
  ],
  ['does not apply (1) to members without id', { awards: [{ title: 'a' }, { title: 'a' }] }, ['pass']],
]

holds(uniqueIds, CASES)
