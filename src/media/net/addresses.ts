import { isIP, isIPv4 } from "node:net";
import { networkInterfaces } from "node:os";

/**
 * On a dual-stack socket IPv4 peers appear as `::ffff:a.b.c.d`, and the far end of a TCP connection carries a mark; in what is
 * told to anybody addresses are written plainly.
 */
export function plainAddress(address: string): string {
  const bare = address.startsWith("tcp ") ? address.slice(4) : address;
  return bare.startsWith("::ffff:") && bare.includes(".") ? bare.slice(7) : bare;
}

/**
 * Where browsers can reach this machine: what the operator says, else every address of its interfaces.
 * Loopback comes last: it serves a browser on the same machine and is useless to everyone else.
 */
export function reachableAddresses(configured: readonly string[]): string[] {
  if (configured.length > 0) return configured.filter((address) => isIP(address) !== 0);
  const own = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address }) => address)
    .filter((address) => !address.startsWith("fe80:"));
  const rank = (address: string) => (address === "127.0.0.1" || address === "::1" ? 2 : isIPv4(address) ? 0 : 1);
  return [...new Set(own)].sort((a, b) => rank(a) - rank(b));
}
