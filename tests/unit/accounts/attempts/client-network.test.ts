import { expect, test } from 'vitest'
import { clientNetwork } from '#app/accounts/attempts/client-network.ts'

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.9', '203.0.113.0/24'],
  ['::ffff:cb00:7109', '203.0.113.0/24'],
  ['2001:db8:aaaa:bb12:1:2:3:4', '2001:db8:aaaa:bb00::/56'],
  ['2001:db8:aaaa:bbff::1', '2001:db8:aaaa:bb00::/56'],
  ['2001:db8::1', '2001:db8:0:0::/56'],
  ['fe80::1%eth0', 'fe80:0:0:0::/56'],
  ['::1', '0:0:0:0::/56'],
  ['', 'unknown'],
  ['203.0.113.77, 10.0.0.1', 'unknown'],
  ['not an address', 'unknown'],
])('%s belongs to %s', (address, network) => {
  expect(clientNetwork(address)).toBe(network)
})
