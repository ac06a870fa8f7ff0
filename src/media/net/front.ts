import { parseMessage } from "../stun/message.ts";
import type { TurnServer } from "../turn/turn-server.ts";
import type { Demultiplexer } from "./demultiplexer.ts";

/** Who the packets that come in are for: conferences, the relay, or nobody. */
export class Front {
  readonly #conferences: () => Demultiplexer | undefined;
  readonly #relay: TurnServer | undefined;
  #dropped = 0;

  /** @param conferences undefined until somebody joins one */
  constructor(conferences: () => Demultiplexer | undefined, relay: TurnServer | undefined) {
    this.#conferences = conferences;
    this.#relay = relay;
  }

  /** What fitted nowhere, beside what the conferences dropped. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Never throws: whatever a stranger sends, the worker lives. */
  receive(packet: Buffer, address: string, port: number, nowMs: number): void {
    if (!isForRelay(packet)) {
      const conferences = this.#conferences();
      if (conferences === undefined) this.#dropped++;
      else conferences.receive(packet, address, port, nowMs);
      return;
    }
    try {
      if (this.#relay?.receive(packet, { address, port }) !== true) this.#dropped++;
    } catch {
      this.#dropped++;
    }
  }

  closed(address: string, port: number): void {
    this.#relay?.clientGone({ address, port });
  }

  isProven(address: string, port: number): boolean {
    return this.#relay?.knows({ address, port }) === true || this.#conferences()?.knows(address, port) === true;
  }
}

const bindingRequest = 0x0001;

/** Channel data, and every STUN message but the checks of a conference, which carry a user name and integrity. */
function isForRelay(packet: Buffer): boolean {
  const first = packet[0] ?? 0xff;
  if (first > 0x3f) return first <= 0x7f;
  if (first > 3 || packet.length < 2) return false;
  return packet.readUInt16BE(0) !== bindingRequest || parseMessage(packet)?.integrity === null;
}
