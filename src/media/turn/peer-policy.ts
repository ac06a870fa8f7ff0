import { BlockList, isIPv4, isIPv6 } from "node:net";

/** Networks that no stranger may be sent to through this machine: its own, private, and those with a special meaning. */
const reserved = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4"],
  // ::/16 holds the unspecified and the loopback address, and IPv4 addresses in disguise; then NAT64, discard, Teredo and
  // its neighbours, documentation, 6to4, segment routing, unique local, link and site local, multicast.
  ...["::/16", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"],
  ...["5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"],
];
/** Media never goes there, amplifiers and administration live there. */
const firstPort = 1024;

type Family = "ipv4" | "ipv6";
/** One for each family: a common one takes every IPv4 address for a part of `::/16`. */
type Networks = Readonly<Record<Family, BlockList>>;

function listOf(networks: readonly string[]): Networks {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    const family = isIPv4(address) ? "ipv4" : "ipv6";
    lists[family].addSubnet(address, Number(prefix ?? (family === "ipv4" ? 32 : 128)), family);
  }
  return lists;
}

/** Which addresses outside the relay may be reached through it. */
export class PeerPolicy {
  readonly #refused: Networks;
  readonly #allowed: Networks;

  /**
   * @param allowed networks that are open although they are reserved
   * @param own addresses of this machine: services that listen there are not meant for whoever gets a relay
   */
  constructor(allowed: readonly string[], own: readonly string[] = []) {
    this.#allowed = listOf(allowed);
    this.#refused = listOf([...reserved, ...own]);
  }

  allows(address: string): boolean {
    const family = isIPv4(address) ? "ipv4" : isIPv6(address) ? "ipv6" : null;
    if (family === null) return false;
    return this.#allowed[family].check(address, family) || !this.#refused[family].check(address, family);
  }

  allowsPort(port: number): boolean {
    return port >= firstPort;
  }
}
