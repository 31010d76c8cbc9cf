import { expect, test } from 'vitest'
import { isOwnOrigin } from '#app/accounts/own-origin.ts'

const post = (headers: Record<string, string>) =>
  isOwnOrigin(headers.origin ?? null, headers['sec-fetch-site'] ?? null, ['http://localhost:3000'])

test.each<[string, Record<string, string>]>([
  ['the page itself', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }],
  ['an old browser without Sec-Fetch-Site', { origin: 'http://localhost:3000' }],
  ['a browser that leaves Origin out', { 'sec-fetch-site': 'same-origin' }],
])('%s is believed', (_, headers) => {
  expect(post(headers)).toBe(true)
})

test.each<[string, Record<string, string>]>([
  ['nothing said', {}],
  ['Origin: null', { origin: 'null' }],
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['a sister subdomain', { origin: 'http://otro.localhost:3000', 'sec-fetch-site': 'same-site' }],
  ['another port', { origin: 'http://localhost:3001' }],
  ['another scheme', { origin: 'https://localhost:3000' }],
  ['an address that only begins alike', { origin: 'http://localhost:3000.evil.example' }],
  ['a typed address', { 'sec-fetch-site': 'none' }],
  ['headers that contradict each other', { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }],
])('%s is refused', (_, headers) => {
  expect(post(headers)).toBe(false)
})
