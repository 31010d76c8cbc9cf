import { paymentsTotal } from '#app/ocds/checks/payments-total.ts'
import { type Case, holds } from './holds.ts'

const CASES: Case[] = [
  [
    'passes when what was paid is within the value',
    {
      contracts: [
        {
          id: '1',
          value: { amount: 0.3 },
          implementation: {
            transactions: [
              { id: '1', value: { amount: 0.1 } },
              { id: '2', value: { amount: 0.2 } },
            ],
          },
        },
      ],
    },
    ['pass /contracts/0/implementation/transactions'],
  ],
  [
    'fails when it is more',
    {
      contracts: [
        {
          id: '1',
          value: { amount: 10 },
          amendments: [{ id: '1' }],
          implementation: { transactions: [{ id: '1', value: { amount: 10.01 } }] },
        },
      ],
    },
    ['fail /contracts/0/implementation/transactions'],
  ],
  [
    'does not apply (1) without payments',
    { contracts: [{ id: '1', value: { amount: 10 } }] },
    ['not-applicable /contracts/0/implementation/transactions'],
  ],
  [
    'does not apply (2) without a value',
    { contracts: [{ id: '1', implementation: { transactions: [{ id: '1', value: { amount: 1 } }] } }] },
    ['not-applicable /contracts/0/implementation/transactions'],
  ],
  [
    'does not apply (3) to another currency',
    {
      contracts: [
        {
          id: '1',
          value: { amount: 1, currency: 'USD' },
          implementation: { transactions: [{ id: '1', value: { amount: 20, currency: 'MXN' } }] },
        },
      ],
    },
    ['not-applicable /contracts/0/implementation/transactions'],
  ],
  ['does not apply without contracts', {}, ['not-applicable']],
]

holds(paymentsTotal, CASES)
