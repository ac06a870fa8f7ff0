import { networkInterfaces } from "node:os";
import type { RemoteAddress } from "../stun/address.ts";
import { PeerPolicy } from "./peer-policy.ts";
import type { RelayQuotas } from "./quota.ts";
import { innerPorts, outerPorts } from "./relay-ports.ts";
import { TurnServer } from "./turn-server.ts";

/** What the operator says about the relay. */
export interface RelaySettings extends RelayQuotas {
  readonly secret: string;
  /** Ports of the system for relayed packets; null: packets only go from one user of the relay to another. */
  readonly portRange: { readonly first: number; readonly last: number } | null;
  /** Reserved networks that may be reached all the same. */
  readonly allowedPeers: readonly string[];
}

export interface RelayOptions {
  readonly settings: RelaySettings;
  readonly addresses: readonly string[];
  readonly send: (datagram: Buffer, to: RemoteAddress) => void;
  readonly now: () => number;
}

export function openRelay({ settings, addresses, send, now }: RelayOptions): TurnServer {
  const { secret, portRange, allowedPeers } = settings;
  const own = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
  return new TurnServer({
    ...{ secret, addresses, send, now, quotas: settings },
    ports: portRange === null ? innerPorts(now) : outerPorts(portRange.first, portRange.last, now),
    peers: new PeerPolicy(allowedPeers, [...own.filter((address) => !address.includes("%")), ...addresses]),
    wallClock: Date.now,
  });
}
