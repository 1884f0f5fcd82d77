/** The part of an address that stands for one household or office, for whatever is counted by address. */
import { isIPv4, isIPv6 } from 'node:net';

/** IPv4 whole; of IPv6 the first 64 bits, for whoever has one of these addresses has them all. What is no address stays as it is. */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%', 1);
  if (isIPv4(bare) || !isIPv6(bare)) return bare;
  const groups = groupsOf(bare);
  // An IPv4 address as the socket of a machine with both writes it: ::ffff:198.51.100.7.
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return [6, 7].flatMap((place) => [(groups[place] ?? 0) >> 8, (groups[place] ?? 0) & 255]).join('.');
  return `${groups.slice(0, 4).map((group) => group.toString(16)).join(':')}::/64`;
}

/** The eight groups of 16 bits; an IPv4 tail counts as two. */
function groupsOf(address: string): number[] {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => `${((Number(a) << 8) | Number(b)).toString(16)}:${((Number(c) << 8) | Number(d)).toString(16)}`);
  const [head = '', tail] = plain.split('::');
  const read = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const [before, after] = [read(head), read(tail ?? '')];
  return tail === undefined ? before : [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}
