import { periodOrder } from '#app/ocds/checks/period-order.ts'
import { type Case, holds } from './holds.ts'

const CASES: Case[] = [
  [
    'passes when a period ends later or at once',
    { tender: { tenderPeriod: { startDate: '2026-01-01T00:00:00Z', endDate: '2026-01-01T00:00:00Z' } } },
    ['pass /tender/tenderPeriod/endDate'],
  ],
  [
    'fails wherever a period ends before it starts',
    { contracts: [{ id: '1', period: { startDate: '2026-02-01T00:00:00Z', endDate: '2026-01-01T00:00:00Z' } }] },
    ['fail /contracts/0/period/endDate'],
  ],
  [
    'does not apply (1) to a period with one date',
    { tender: { tenderPeriod: { startDate: '2026-01-01T00:00:00Z' } } },
    ['not-applicable'],
  ],
  [
    'does not apply (2) to what is no date',
    { tender: { tenderPeriod: { startDate: 'x', endDate: 'y' } } },
    ['not-applicable'],
  ],
]

holds(periodOrder, CASES)
