import type { RemoteAddress } from "../stun/address.ts";
import type { RelayPort } from "./relay-ports.ts";

/** RFC 8656: what is granted when nothing is asked for, and the most; permissions and channels live as long as it says. */
export const lifetimes = { defaultSec: 600, maxSec: 3600, permissionMs: 300_000, channelMs: 600_000 } as const;
/** Browsers make one of each for every address of the other side. */
const maxPermissions = 64;
const maxChannels = 64;
/** First and last number of a channel; older clients go on to 0x7FFF. */
const channelNumbers = { first: 0x4000, last: 0x7fff } as const;

interface Channel {
  readonly number: number;
  readonly peer: RemoteAddress;
  expiresAt: number;
}

export interface AllocationOptions {
  readonly client: RemoteAddress;
  readonly username: string;
  readonly owner: string;
  readonly family: 4 | 6;
  /** What peers see. */
  readonly relayed: RemoteAddress;
  readonly port: RelayPort;
  /** The request that made it: its repetition gets the same answer. */
  readonly transactionId: Buffer;
  readonly expiresAt: number;
}

export const addressKey = ({ address, port }: RemoteAddress): string => `${address} ${port}`;

/** One address lent to one client, with whom it may exchange packets. No input or output of its own. */
export class Allocation {
  readonly options: AllocationOptions;
  expiresAt: number;
  readonly #permissions = new Map<string, number>();
  readonly #byNumber = new Map<number, Channel>();
  readonly #byPeer = new Map<string, Channel>();

  constructor(options: AllocationOptions) {
    this.options = options;
    this.expiresAt = options.expiresAt;
  }

  /** @returns whether there was room */
  permit(address: string, nowMs: number): boolean {
    if (!this.#permissions.has(address) && this.#permissions.size >= maxPermissions) {
      for (const [other, expiresAt] of this.#permissions) if (expiresAt <= nowMs) this.#permissions.delete(other);
      if (this.#permissions.size >= maxPermissions) return false;
    }
    this.#permissions.set(address, nowMs + lifetimes.permissionMs);
    return true;
  }

  permits(address: string, nowMs: number): boolean {
    return (this.#permissions.get(address) ?? 0) > nowMs;
  }

  /** @returns null when it is bound, else the protocol's error code */
  bind(number: number, peer: RemoteAddress, nowMs: number): 400 | 508 | null {
    if (number < channelNumbers.first || number > channelNumbers.last) return 400;
    for (const channel of this.#byNumber.values()) if (channel.expiresAt <= nowMs) this.#forget(channel);
    const ofNumber = this.#byNumber.get(number);
    const ofPeer = this.#byPeer.get(addressKey(peer));
    if (ofNumber !== ofPeer) return 400;
    if (ofNumber === undefined && this.#byNumber.size >= maxChannels) return 508;
    if (!this.permit(peer.address, nowMs)) return 508;
    const channel = ofNumber ?? { number, peer, expiresAt: 0 };
    channel.expiresAt = nowMs + lifetimes.channelMs;
    this.#byNumber.set(number, channel);
    this.#byPeer.set(addressKey(peer), channel);
    return null;
  }

  peerOf(number: number, nowMs: number): RemoteAddress | undefined {
    const channel = this.#byNumber.get(number);
    return channel !== undefined && channel.expiresAt > nowMs ? channel.peer : undefined;
  }

  channelOf(peer: RemoteAddress, nowMs: number): number | undefined {
    const channel = this.#byPeer.get(addressKey(peer));
    return channel !== undefined && channel.expiresAt > nowMs ? channel.number : undefined;
  }

  #forget(channel: Channel): void {
    this.#byNumber.delete(channel.number);
    this.#byPeer.delete(addressKey(channel.peer));
  }
}
