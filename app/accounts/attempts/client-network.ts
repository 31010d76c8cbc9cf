import { isIPv4, isIPv6 } from 'node:net'

/** The eight groups of an IPv6 address as numbers. In: an address that isIPv6 accepts, without zone. */
function groupsOf(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  const [, head = '', a, b, c, d] = dotted ?? []
  const text = dotted
    ? `${head}${((Number(a) << 8) | Number(b)).toString(16)}:${((Number(c) << 8) | Number(d)).toString(16)}`
    : address
  const [left = '', right] = text.split('::')
  const read = (half: string) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16)))
  const [front, back] = [read(left), right === undefined ? [] : read(right)]
  return [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back]
}

/**
 * The network of a client for counting attempts: /24 of IPv4 (also when written inside IPv6), /56 of IPv6, since whoever holds one
 * address there holds them all; "unknown" for anything else. Only ever used as input of a keyed digest.
 */
export function clientNetwork(address: string): string {
  const bare = address.split('%', 1)[0] ?? ''
  if (isIPv4(bare)) return `${bare.split('.').slice(0, 3).join('.')}.0/24`
  if (!isIPv6(bare)) return 'unknown'
  const groups = groupsOf(bare)
  const [g5 = 0, g6 = 0, g7 = 0] = groups.slice(5)
  if (groups.slice(0, 5).every((group) => group === 0) && g5 === 0xffff) {
    return `${g6 >> 8}.${g6 & 255}.${g7 >> 8}.0/24`
  }
  const [g0 = 0, g1 = 0, g2 = 0, g3 = 0] = groups
  return `${[g0, g1, g2, g3 & 0xff00].map((group) => group.toString(16)).join(':')}::/56`
}

/** Whether a network is this machine's own loopback: a proxy that tells no address, or the machine itself; nobody's network. */
export const isOwnNetwork = (network: string): boolean => network === '127.0.0.0/24' || network === '0:0:0:0::/56'
