import type { Transport } from "../net/transport.ts";
import type { Downlink } from "./downlink.ts";
import type { Producer } from "./producer.ts";
import type { Uplink } from "./uplink.ts";

/** Time from joining until the first connection has to stand. */
const connectWithinMs = 30_000;

/** More tracks than a room has; what is wished beyond it is not remembered. */
const maxWishes = 1024;

/** One member of a room with up to two connections: what they send and what they receive. */
export class Participant {
  readonly id: string;
  readonly roomId: string;
  readonly pausedTracks = new Set<string>();
  /** Lines that each track is shown with. Wishes may come before the track, and before there is anything to receive. */
  readonly wantedHeights = new Map<string, number>();
  send:
    | { readonly transport: Transport; readonly uplink: Uplink; readonly sessionId: string; version: number }
    | undefined;
  receive: { readonly transport: Transport; readonly downlink: Downlink } | undefined;
  readonly #joinedAt: number;

  constructor(id: string, roomId: string, nowMs: number) {
    this.id = id;
    this.roomId = roomId;
    this.#joinedAt = nowMs;
  }

  wish(trackId: string, maxHeight: number): void {
    if (this.wantedHeights.size < maxWishes) this.wantedHeights.set(trackId, maxHeight);
  }

  get producers(): Producer[] {
    return this.send?.uplink.producers ?? [];
  }
  get transports(): Transport[] {
    return [this.send?.transport, this.receive?.transport].filter((transport) => transport !== undefined);
  }

  /** Whether the network has given this participant up: a connection's consent ran out, or none came to be in time. */
  hasExpired(nowMs: number): boolean {
    if (this.transports.some((transport) => transport.ice.hasExpired(nowMs))) return true;
    return !this.transports.some((transport) => transport.isConnected) && nowMs - this.#joinedAt > connectWithinMs;
  }
}
