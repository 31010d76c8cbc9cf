import { netAmount } from '#app/ocds/checks/net-amount.ts'
import { type Case, holds } from './holds.ts'

const CASES: Case[] = [
  [
    'passes when the net amount is less or the same',
    { tender: { value: { amount: 116, netAmount: 100 } }, awards: [{ id: '1', value: { amount: 1, netAmount: 1 } }] },
    ['pass /tender/value/netAmount', 'pass /awards/0/value/netAmount'],
  ],
  [
    'fails when it is more',
    { tender: { items: [{ id: '1', unit: { value: { amount: 1, netAmount: 2, currency: 'MXN' } } }] } },
    ['fail /tender/items/0/unit/value/netAmount'],
  ],
  ['does not apply (1) without both', { tender: { value: { netAmount: 2 } } }, ['not-applicable']],
  ['does not apply (2) to a return', { tender: { value: { amount: -116, netAmount: -100 } } }, ['not-applicable']],
]

holds(netAmount, CASES)
