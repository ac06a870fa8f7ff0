import { parseBindingRequest } from "../ice/stun.ts";
import type { RemoteAddress } from "../stun/address.ts";
import type { Transport } from "./transport.ts";

/** Candidate pairs a browser may have proven at once; the oldest goes first. */
const maxAddresses = 8;

interface Entry {
  readonly address: string;
  readonly transport: Transport;
}

/**
 * Finds the transport a datagram belongs to: a connectivity check by the user name in it, everything else by the address that
 * a check has proven. What fits nowhere is dropped without an answer.
 */
export class Demultiplexer {
  readonly #byFragment = new Map<string, Transport>();
  /** By port first: a number is the cheaper key, and two peers on one port are rare. */
  readonly #byPort = new Map<number, Entry[]>();
  readonly #ports = new Map<Transport, number[]>();
  #dropped = 0;

  /** Datagrams that fitted nowhere or were not well formed. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Once more after a restart: checks may come under the old name and the new one. */
  add(transport: Transport): void {
    this.#byFragment.set(transport.ice.usernameFragment, transport);
  }

  remove(transport: Transport): void {
    for (const fragment of transport.usernameFragments) this.#byFragment.delete(fragment);
    for (const port of this.#ports.get(transport) ?? []) this.#forgetPort(port, transport);
    this.#ports.delete(transport);
  }

  /** Whether a check has proven this address. */
  knows(address: string, port: number): boolean {
    return this.#find(address, port) !== undefined;
  }

  /** Never throws: whatever a stranger sends, the worker lives. */
  receive(datagram: Buffer, address: string, port: number, nowMs: number): void {
    try {
      if (!this.#dispatch(datagram, address, port, nowMs)) this.#dropped++;
    } catch {
      this.#dropped++;
    }
  }

  #dispatch(datagram: Buffer, address: string, port: number, nowMs: number): boolean {
    const first = datagram[0];
    if (first === undefined) return false;
    // RFC 7983's table.
    if (first >= 128 && first <= 191) {
      const transport = this.#find(address, port);
      transport?.receiveMedia(datagram, nowMs);
      return transport !== undefined;
    }
    if (first <= 3) return this.#check(datagram, { address, port }, nowMs);
    if (first >= 20 && first <= 63) {
      const transport = this.#find(address, port);
      transport?.receiveDtls(datagram);
      return transport !== undefined;
    }
    return false;
  }

  #check(datagram: Buffer, from: RemoteAddress, nowMs: number): boolean {
    const request = parseBindingRequest(datagram);
    if (request === null) return false;
    const transport = this.#byFragment.get(request.username.split(":", 1)[0] as string);
    if (transport === undefined) return false;
    if (transport.receiveCheck(request, from, nowMs)) this.#learn(from, transport);
    return true;
  }

  #find(address: string, port: number): Transport | undefined {
    const entries = this.#byPort.get(port);
    if (entries === undefined) return undefined;
    for (const entry of entries) if (entry.address === address) return entry.transport;
    return undefined;
  }

  /** Media is heard from every address that was proven; sending follows the peer's choice among them. */
  #learn({ address, port }: RemoteAddress, transport: Transport): void {
    if (this.#find(address, port) === transport) return;
    const others = (this.#byPort.get(port) ?? []).filter((entry) => entry.address !== address);
    this.#byPort.set(port, [...others, { address, transport }]);
    const ports = this.#ports.get(transport) ?? [];
    ports.push(port);
    if (ports.length > maxAddresses) this.#forgetPort(ports.shift() as number, transport);
    this.#ports.set(transport, ports);
  }

  #forgetPort(port: number, transport: Transport): void {
    const rest = (this.#byPort.get(port) ?? []).filter((entry) => entry.transport !== transport);
    if (rest.length === 0) this.#byPort.delete(port);
    else this.#byPort.set(port, rest);
  }
}
