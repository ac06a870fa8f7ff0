import { randomBytes } from "node:crypto";
import { plainAddress } from "../net/addresses.ts";

/** A port lent to an allocation. */
export interface RelayPort {
  readonly port: number;
  /** Outward; without effect where the port exists inside the relay only. */
  send(payload: Buffer, address: string, port: number): void;
  close(): void;
}

export type ReceiveFromPeer = (payload: Buffer, address: string, port: number) => void;

/** Where relayed addresses come from. */
export interface RelayPorts {
  /** Whether peers outside the relay can be reached. */
  readonly isOutward: boolean;
  /** @returns null when none is free */
  open(family: 4 | 6, wish: PortWish, receive: ReceiveFromPeer): Promise<RelayPort | null>;
}

export interface PortWish {
  readonly isEven: boolean;
  /** Keep the next one for whoever shows the token. */
  readonly reservesNext: boolean;
  /** Shown by the client: the port that was kept under it. */
  readonly token?: string | undefined;
  /** Set when `reservesNext` was met. */
  reserved?: string;
}

const reservedMs = 30_000;
const attempts = 200;

/** Picks free numbers of a range at random, so that nobody can guess the next one. */
class Numbers {
  readonly #first: number;
  readonly #count: number;
  readonly #taken = new Set<number>();
  readonly #reserved = new Map<string, { port: number; until: number }>();
  readonly #now: () => number;

  constructor(first: number, last: number, now: () => number) {
    this.#first = first;
    this.#count = last - first + 1;
    this.#now = now;
  }

  take(wish: PortWish): number | null {
    for (const [token, { port, until }] of this.#reserved)
      if (until <= this.#now()) {
        this.#reserved.delete(token);
        this.#taken.delete(port);
      }
    if (wish.token !== undefined) {
      const kept = this.#reserved.get(wish.token);
      this.#reserved.delete(wish.token);
      return kept?.port ?? null;
    }
    const start = randomBytes(4).readUInt32BE(0) % this.#count;
    for (let i = 0; i < Math.min(attempts, this.#count); i++) {
      const port = this.#first + ((start + i) % this.#count);
      if (this.#taken.has(port) || ((wish.isEven || wish.reservesNext) && port % 2 !== 0)) continue;
      if (wish.reservesNext && (this.#taken.has(port + 1) || port + 1 >= this.#first + this.#count)) continue;
      this.#taken.add(port);
      if (wish.reservesNext) {
        this.#taken.add(port + 1);
        wish.reserved = randomBytes(4).toString("hex");
        this.#reserved.set(wish.reserved, { port: port + 1, until: this.#now() + reservedMs });
      }
      return port;
    }
    return null;
  }

  give(port: number): void {
    this.#taken.delete(port);
  }
}

/**
 * Ports that exist inside the relay only: packets go from one allocation to another, and nowhere else. Both ends of a call have
 * the relay, so this is all a call needs, without a port to open in any firewall and without a way into any other network.
 */
export function innerPorts(now: () => number): RelayPorts {
  const numbers = new Numbers(49_152, 65_535, now);
  return {
    isOutward: false,
    async open(_family, wish) {
      const port = numbers.take(wish);
      return port === null ? null : { port, send: () => {}, close: () => numbers.give(port) };
    },
  };
}

/** Ports of the system, one for each allocation: for ends that have no relay themselves. */
export function outerPorts(first: number, last: number, now: () => number): RelayPorts {
  const numbers = new Numbers(first, last, now);
  return {
    isOutward: true,
    async open(family, wish, receive) {
      const port = numbers.take(wish);
      if (port === null) return null;
      try {
        const socket = await Bun.udpSocket({
          hostname: family === 4 ? "0.0.0.0" : "::",
          port,
          binaryType: "buffer",
          socket: {
            data: (_socket, payload: Buffer, from, address) => receive(payload, plainAddress(address), from),
            error: () => {},
          },
        });
        return {
          port,
          send(payload, address, to) {
            try {
              socket.send(payload, to, address);
            } catch {
              // An earlier packet was refused by its peer, or the system takes nothing now: as if lost on the way.
            }
          },
          close() {
            numbers.give(port);
            socket.close();
          },
        };
      } catch {
        // Another program has it. It stays marked: it would only be tried again.
        return null;
      }
    },
  };
}
