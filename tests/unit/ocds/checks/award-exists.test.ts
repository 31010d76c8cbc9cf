import { awardExists } from '#app/ocds/checks/award-exists.ts'
import { type Case, holds } from './holds.ts'

const CASES: Case[] = [
  [
    'passes when the award is there, also with a number for its id',
    { awards: [{ id: 1 }], contracts: [{ id: 'c', awardID: '1' }] },
    ['pass /contracts/0/awardID'],
  ],
  [
    'fails when it is not',
    { awards: [{ id: 'a' }], contracts: [{ id: 'c', awardID: 'b' }] },
    ['fail /contracts/0/awardID'],
  ],
  ['does not apply (1) without contracts', { awards: [{ id: 'a' }] }, ['not-applicable']],
  [
    'does not apply (2) to a contract that names none',
    { contracts: [{ id: 'c' }] },
    ['not-applicable /contracts/0/awardID'],
  ],
]

holds(awardExists, CASES)
