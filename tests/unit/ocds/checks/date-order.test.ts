import { dateOrder } from '#app/ocds/checks/date-order.ts'
import { type Case, holds } from './holds.ts'

const CASES: Case[] = [
  [
    'passes when each date follows the last',
    {
      tender: { tenderPeriod: { endDate: '2026-01-10T10:00:00-05:00' } },
      awards: [{ id: '1', date: '2026-01-20T10:00:00-05:00' }],
      contracts: [
        {
          id: 'c',
          awardID: 1,
          dateSigned: '2026-01-30T10:00:00-05:00',
          implementation: { transactions: [{ id: '1', date: '2026-02-20T10:00:00-05:00' }] },
        },
      ],
    },
    ['pass /awards/0/date', 'pass /contracts/0/dateSigned', 'pass /contracts/0/implementation/transactions/0/date'],
  ],
  [
    'fails for an award before the end of the reception of offers',
    {
      tender: { tenderPeriod: { endDate: '2026-01-10T10:00:00-05:00' } },
      awards: [{ id: '1', date: '2026-01-09T10:00:00-05:00' }],
    },
    ['fail /awards/0/date'],
  ],
  [
    'fails for a contract signed before its award, looking at the award it names',
    {
      awards: [
        { id: 'a', date: '2026-01-01T00:00:00Z' },
        { id: 'b', date: '2026-03-01T00:00:00Z' },
      ],
      contracts: [{ id: '1', awardID: 'b', dateSigned: '2026-02-01T00:00:00Z' }],
    },
    ['fail /contracts/0/dateSigned'],
  ],
  [
    'fails for a payment before the signature',
    {
      contracts: [
        {
          id: '1',
          dateSigned: '2026-02-01T00:00:00Z',
          implementation: { transactions: [{ id: '1', date: '2026-01-01T00:00:00Z' }] },
        },
      ],
    },
    ['fail /contracts/0/implementation/transactions/0/date'],
  ],
  [
    'compares instants, not texts',
    {
      tender: { tenderPeriod: { endDate: '2026-01-10T23:00:00-05:00' } },
      awards: [{ id: '1', date: '2026-01-11T05:00:00Z' }],
    },
    ['pass /awards/0/date'],
  ],
  [
    'does not apply (1, 3) without two dates',
    { awards: [{ id: '1', date: 'ayer' }], tender: { tenderPeriod: { endDate: '2026-01-10T23:00:00-05:00' } } },
    ['not-applicable'],
  ],
  [
    'does not apply (2) to an award without contract',
    { awards: [{ id: '1', date: '2026-01-01T00:00:00Z' }] },
    ['not-applicable'],
  ],
]

holds(dateOrder, CASES)
