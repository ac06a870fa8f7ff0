import type { PoolOptions } from "../../media/index.ts";
import type { Platform } from "../../platform/platform.ts";

export function mediaOptions({ config: { media, relay }, keys }: Pick<Platform, "config" | "keys">): PoolOptions {
  const [first, last = first] = relay.ports?.split("-").map(Number) ?? [];
  return {
    workers: media.workers,
    port: media.udp_port,
    tcpPort: media.tcp_port,
    publicAddresses: media.public_addresses,
    relay:
      relay.max_allocations === 0
        ? null
        : {
            // Survives a restart, so that what was handed out before holds after it.
            secret: keys.blindIndex("relay.secret", "credentials"),
            portRange: first === undefined || last === undefined ? null : { first, last },
            allowedPeers: relay.allowed_peers,
            maxAllocations: relay.max_allocations,
            maxAllocationsPerPerson: relay.max_allocations_per_person,
            maxBitrateBps: relay.max_mbit * 1e6,
            maxBitratePerPersonBps: relay.max_mbit_per_person * 1e6,
          },
  };
}
