import { tenderersCount } from '#app/ocds/checks/tenderers-count.ts'
import { type Case, holds } from './holds.ts'

const CASES: Case[] = [
  [
    'passes when number and list agree',
    { tender: { numberOfTenderers: 1, tenderers: [{ id: 'a' }] } },
    ['pass /tender/numberOfTenderers'],
  ],
  [
    'fails when they do not',
    { tender: { numberOfTenderers: 3, tenderers: [{ id: 'a' }] } },
    ['fail /tender/numberOfTenderers'],
  ],
  [
    'does not apply (1) without the number',
    { tender: { tenderers: [{ id: 'a' }] } },
    ['not-applicable /tender/numberOfTenderers'],
  ],
  [
    'does not apply (2) without the list',
    { tender: { numberOfTenderers: 3 } },
    ['not-applicable /tender/numberOfTenderers'],
  ],
]

holds(tenderersCount, CASES)
