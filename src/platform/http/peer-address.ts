import { isIP } from "node:net";

const withoutMapping = (address: string): string => (address.startsWith("::ffff:") ? address.slice(7) : address);

/**
 * Whose request this is: the connection's address, or, when that is a proxy we trust, the last address in
 * `X-Forwarded-For` that no trusted proxy wrote. Everything left of it is the client's own claim.
 */
export function peerAddress(
  connection: string,
  forwardedFor: string | null,
  trustedProxies: readonly string[],
): string {
  let address = withoutMapping(connection);
  if (forwardedFor === null) return address;
  const claimed = forwardedFor.split(",").map((part) => withoutMapping(part.trim()));
  while (trustedProxies.includes(address)) {
    const next = claimed.pop();
    if (next === undefined || isIP(next) === 0) return address;
    address = next;
  }
  return address;
}

/** What a rate limit counts as one: an IPv4 address, or the /64 that one IPv6 subscriber has. */
export function limitKeyOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter(Boolean);
  if (tail === undefined) return left.slice(0, 4).join(":");
  const right = tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...zeros, ...right].slice(0, 4).join(":");
}

const privateIPv4 = /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;

/** Loopback, RFC 1918 and RFC 4193 addresses: the machine itself and its own network. */
export const isPrivateAddress = (address: string): boolean =>
  privateIPv4.test(address) || address === "::1" || /^f[cd][0-9a-f]{2}:/i.test(address);
