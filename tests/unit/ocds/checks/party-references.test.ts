import { partyReferences } from '#app/ocds/checks/party-references.ts'
import { type Case, holds } from './holds.ts'

const CASES: Case[] = [
  [
    'passes when who is referred to is a party with the role',
    { parties: [{ id: 'a', roles: ['buyer'] }], buyer: { id: 'a', name: 'A' } },
    ['pass /parties/0/roles', 'pass /buyer/id'],
  ],
  ['fails when nobody of the kind is there', { buyer: { id: 'a', name: 'A' } }, ['fail /buyer/id']],
  [
    'fails when the role is missing, deep inside too',
    {
      parties: [{ id: 'a', roles: ['supplier'] }],
      contracts: [{ id: '1', implementation: { transactions: [{ id: '1', payee: { id: 'a' } }] } }],
    },
    ['pass /parties/0/roles', 'fail /contracts/0/implementation/transactions/0/payee/id'],
  ],
  ['fails for a party without a role', { parties: [{ id: 'a' }] }, ['fail /parties/0/roles']],
  ['does not apply (1) without references', { tender: { id: '1' } }, ['not-applicable']],
  [
    'does not apply (2) to a reference without id',
    { awards: [{ id: '1', suppliers: [{ name: 'X' }] }] },
    ['not-applicable /awards/0/suppliers/0'],
  ],
]

holds(partyReferences, CASES)
