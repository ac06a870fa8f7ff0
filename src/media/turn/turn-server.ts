import { randomBytes } from "node:crypto";
import { isIPv4 } from "node:net";
import { plainAddress } from "../net/addresses.ts";
import { decodeXorAddress, encodeXorAddress, type RemoteAddress } from "../stun/address.ts";
import {
  type Attribute,
  attributeOf,
  attributes,
  buildMessage,
  errorValue,
  methods,
  parseMessage,
  type Seal,
  type StunMessage,
} from "../stun/message.ts";
import { Allocation, addressKey } from "./allocation.ts";
import { type Authentic, Authenticator } from "./authenticator.ts";
import type { PeerPolicy } from "./peer-policy.ts";
import { AnswerBudget, type RelayQuotas, Usage } from "./quota.ts";
import type { RelayPorts } from "./relay-ports.ts";
import { readFamily, readLifetime, readWish } from "./requests.ts";

export interface TurnOptions {
  /** Shared with whoever hands out credentials. */
  readonly secret: string;
  /** At which relayed packets seem to come from; at most one of each family is used. */
  readonly addresses: readonly string[];
  readonly ports: RelayPorts;
  readonly peers: PeerPolicy;
  readonly quotas: RelayQuotas;
  /** Takes the bytes at once: they may be overwritten after. */
  readonly send: (datagram: Buffer, to: RemoteAddress) => void;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /** Milliseconds since 1970: credentials expire by the calendar. */
  readonly wallClock: () => number;
}

export interface RelayStats {
  readonly allocations: number;
  readonly relayedBytes: number;
  /** Requests refused and packets dropped by a quota, a permission or a limit. */
  readonly refused: number;
}

const answersPerSecond = { perAddress: 50, overall: 2000 } as const;
/** Attributes below 0x8000 have to be understood by whoever takes the request. */
const understood = new Set<number>(Object.values(attributes));
const phrases: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthenticated",
  403: "Forbidden",
  420: "Unknown Attribute",
  437: "Allocation Mismatch",
  438: "Stale Nonce",
  440: "Address Family not Supported",
  441: "Wrong Credentials",
  442: "Unsupported Transport Protocol",
  443: "Peer Address Family Mismatch",
  486: "Allocation Quota Reached",
  508: "Insufficient Capacity",
};

/**
 * A relay (TURN, RFC 8656) behind one port, for UDP and TCP clients alike: who sends what comes in by `receive`, what goes out
 * by `send`. It also tells strangers the address they are seen from (STUN), which is how browsers find their direct paths.
 */
export class TurnServer {
  readonly #options: TurnOptions;
  readonly #authenticator: Authenticator;
  readonly #usage: Usage;
  readonly #answers = new AnswerBudget(answersPerSecond.perAddress, answersPerSecond.overall);
  readonly #byClient = new Map<string, Allocation>();
  readonly #byRelayed = new Map<string, Allocation>();
  /** Allocations whose port is being opened. */
  readonly #opening = new Set<string>();
  readonly #own: Readonly<Partial<Record<4 | 6, string>>>;
  #relayedBytes = 0;
  #refused = 0;

  constructor(options: TurnOptions) {
    this.#options = options;
    this.#authenticator = new Authenticator(options.secret, options.now, options.wallClock);
    this.#usage = new Usage(options.quotas, options.now());
    const v4 = options.addresses.find(isIPv4);
    const v6 = options.addresses.find((address) => !isIPv4(address));
    this.#own = { ...(v4 !== undefined && { 4: v4 }), ...(v6 !== undefined && { 6: v6 }) };
  }

  get stats(): RelayStats {
    return { allocations: this.#byClient.size, relayedBytes: this.#relayedBytes, refused: this.#refused };
  }
  get isEmpty(): boolean {
    return this.#byClient.size === 0 && this.#opening.size === 0;
  }

  /** @returns whether the packet was one of ours, and well formed */
  receive(packet: Buffer, from: RemoteAddress): boolean {
    const first = packet[0] as number;
    if (first >= 0x40 && first <= 0x7f) return this.#channelData(packet, from);
    const message = parseMessage(packet);
    if (message === null) return false;
    if (message.kind === "indication") {
      if (message.method === methods.send) this.#sendIndication(message, from);
      return message.method === methods.send || message.method === methods.binding;
    }
    if (message.kind !== "request") return false;
    switch (message.method) {
      case methods.binding:
        this.#binding(message, from);
        return true;
      case methods.allocate:
      case methods.refresh:
      case methods.createPermission:
      case methods.channelBind:
        this.#request(message, from);
        return true;
      default:
        return false;
    }
  }

  knows(client: RemoteAddress): boolean {
    return this.#byClient.has(addressKey(client));
  }

  /** The client's connection ended, and with it what it had. */
  clientGone(client: RemoteAddress): void {
    const allocation = this.#byClient.get(addressKey(client));
    if (allocation !== undefined) this.#close(allocation);
  }

  /** Once a second. */
  tick(): void {
    const now = this.#options.now();
    for (const allocation of this.#byClient.values()) if (allocation.expiresAt <= now) this.#close(allocation);
  }

  stop(): void {
    for (const allocation of this.#byClient.values()) this.#close(allocation);
  }

  #binding(message: StunMessage, from: RemoteAddress): void {
    if (!this.#answers.take(from.address, this.#options.now())) return;
    const seen = { type: attributes.xorMappedAddress, value: mapped(from, message.transactionId) };
    // Strangers get no fingerprint unless they sent one: old clients stumble over it.
    this.#options.send(buildMessage(methods.binding, "success", message.transactionId, [seen]), from);
  }

  #request(message: StunMessage, from: RemoteAddress): void {
    const proof = this.#authenticator.check(message, addressKey(from));
    if ("code" in proof) {
      if (!this.#answers.take(from.address, this.#options.now())) return;
      this.#fail(message, from, proof.code, proof.challenge);
      return;
    }
    const unknown = message.attributes.filter(({ type }) => type < 0x8000 && !understood.has(type));
    if (unknown.length > 0) {
      const value = Buffer.alloc(unknown.length * 2);
      for (const [i, { type }] of unknown.entries()) value.writeUInt16BE(type, i * 2);
      this.#fail(message, from, 420, [{ type: attributes.unknownAttributes, value }], proof.seal);
      return;
    }
    if (message.method === methods.allocate) {
      void this.#allocate(message, from, proof);
      return;
    }
    const allocation = this.#byClient.get(addressKey(from));
    if (allocation === undefined) this.#fail(message, from, 437, [], proof.seal);
    else if (allocation.options.username !== proof.username) this.#fail(message, from, 441, [], proof.seal);
    else if (message.method === methods.refresh) this.#refresh(message, allocation, proof.seal);
    else if (message.method === methods.createPermission) this.#createPermission(message, allocation, proof.seal);
    else this.#channelBind(message, allocation, proof.seal);
  }

  async #allocate(message: StunMessage, from: RemoteAddress, { username, owner, isFresh, seal }: Authentic) {
    const { now, ports } = this.#options;
    const key = addressKey(from);
    const existing = this.#byClient.get(key);
    if (existing !== undefined) {
      // A repetition, since our answer was lost; anything else is a new allocation on the same connection.
      if (existing.options.transactionId.equals(message.transactionId)) this.#allocated(message, existing, seal);
      else this.#fail(message, from, 437, [], seal);
      return;
    }
    if (this.#opening.has(key)) return;
    const wish = readWish(message);
    const family = readFamily(message);
    const address = family === null ? undefined : this.#own[family];
    const code = !isFresh
      ? 401
      : typeof wish === "number"
        ? wish
        : family === null || address === undefined
          ? 440
          : this.#usage.open(owner, now());
    if (code !== null || typeof wish === "number" || family === null || address === undefined) {
      this.#fail(message, from, code ?? 400, [], seal);
      return;
    }
    this.#opening.add(key);
    const transactionId = Buffer.from(message.transactionId);
    let allocation: Allocation | undefined;
    const port = await ports.open(family, wish, (payload, peer, peerPort) => {
      if (allocation !== undefined) this.#fromPeer(allocation, { address: peer, port: peerPort }, payload);
    });
    this.#opening.delete(key);
    if (port === null) {
      this.#usage.close(owner);
      this.#fail(message, from, 508, [], seal);
      return;
    }
    allocation = new Allocation({
      ...{ client: from, username, owner, family, port, transactionId },
      relayed: { address, port: port.port },
      expiresAt: now() + readLifetime(message) * 1000,
    });
    this.#byClient.set(key, allocation);
    this.#byRelayed.set(addressKey(allocation.options.relayed), allocation);
    this.#allocated(message, allocation, seal, wish.reserved);
  }

  #allocated(message: StunMessage, allocation: Allocation, seal: Seal, reserved?: string): void {
    const { client, relayed } = allocation.options;
    const { transactionId } = message;
    this.#succeed(message, client, seal, [
      { type: attributes.xorRelayedAddress, value: encodeXorAddress(relayed, transactionId) },
      lifetimeOf(Math.ceil((allocation.expiresAt - this.#options.now()) / 1000)),
      { type: attributes.xorMappedAddress, value: mapped(client, transactionId) },
      ...(reserved === undefined ? [] : [{ type: attributes.reservationToken, value: Buffer.from(reserved) }]),
    ]);
  }

  #refresh(message: StunMessage, allocation: Allocation, seal: Seal): void {
    const { client, family } = allocation.options;
    if (attributeOf(message, attributes.requestedAddressFamily) !== undefined && readFamily(message) !== family) {
      this.#fail(message, client, 443, [], seal);
      return;
    }
    const asked = attributeOf(message, attributes.lifetime);
    const lifetime = asked?.length === 4 && asked.readUInt32BE(0) === 0 ? 0 : readLifetime(message);
    if (lifetime === 0) this.#close(allocation);
    else allocation.expiresAt = this.#options.now() + lifetime * 1000;
    this.#succeed(message, client, seal, [lifetimeOf(lifetime)]);
  }

  #createPermission(message: StunMessage, allocation: Allocation, seal: Seal): void {
    const { client } = allocation.options;
    const values = message.attributes.filter(({ type }) => type === attributes.xorPeerAddress);
    const peers = values.map(({ value }) => decodeXorAddress(value, message.transactionId));
    const codes = peers.map((peer) => this.#judge(allocation, peer));
    const refused = values.length === 0 ? 400 : codes.find((code) => code !== null);
    if (refused) {
      this.#fail(message, client, refused, [], seal);
      return;
    }
    const now = this.#options.now();
    const granted = peers.every((peer) => peer !== null && allocation.permit(peer.address, now));
    if (granted) this.#succeed(message, client, seal, []);
    else this.#fail(message, client, 508, [], seal);
  }

  #channelBind(message: StunMessage, allocation: Allocation, seal: Seal): void {
    const { client } = allocation.options;
    const number = attributeOf(message, attributes.channelNumber);
    const address = attributeOf(message, attributes.xorPeerAddress);
    const peer = address === undefined ? null : decodeXorAddress(address, message.transactionId);
    const code =
      number?.length !== 4 || peer === null
        ? 400
        : (this.#judge(allocation, peer) ?? allocation.bind(number.readUInt16BE(0), peer, this.#options.now()));
    if (code === null) this.#succeed(message, client, seal, []);
    else this.#fail(message, client, code, [], seal);
  }

  /** @returns null when the peer may be reached, else the protocol's error code */
  #judge({ options: { family } }: Allocation, peer: RemoteAddress | null): 400 | 403 | 443 | null {
    if (peer === null) return 400;
    if (isIPv4(peer.address) !== (family === 4)) return 443;
    if (this.#isOwn(peer.address)) return null;
    const { ports, peers } = this.#options;
    return ports.isOutward && peers.allows(peer.address) ? null : 403;
  }

  #isOwn(address: string): boolean {
    return address === this.#own[4] || address === this.#own[6];
  }

  #sendIndication(message: StunMessage, from: RemoteAddress): void {
    const allocation = this.#byClient.get(addressKey(from));
    const address = attributeOf(message, attributes.xorPeerAddress);
    const data = attributeOf(message, attributes.data);
    const peer = address === undefined ? null : decodeXorAddress(address, message.transactionId);
    if (allocation === undefined || peer === null || data === undefined) return;
    if (allocation.permits(peer.address, this.#options.now())) this.#toPeer(allocation, peer, data);
    else this.#refused++;
  }

  #channelData(packet: Buffer, from: RemoteAddress): boolean {
    const length = packet.length < 4 ? packet.length : packet.readUInt16BE(2);
    const allocation = this.#byClient.get(addressKey(from));
    if (allocation === undefined || packet.length < 4 + length) return false;
    const peer = allocation.peerOf(packet.readUInt16BE(0), this.#options.now());
    if (peer !== undefined) this.#toPeer(allocation, peer, packet.subarray(4, 4 + length));
    return peer !== undefined;
  }

  #toPeer(allocation: Allocation, peer: RemoteAddress, payload: Buffer): void {
    const { owner, port, relayed } = allocation.options;
    if (!this.#usage.take(owner, payload.length, this.#options.now())) {
      this.#refused++;
      return;
    }
    this.#relayedBytes += payload.length;
    // From one of our addresses to another the way is short; a permission for them opens nothing else on this machine.
    const other = this.#isOwn(peer.address) ? this.#byRelayed.get(addressKey(peer)) : undefined;
    if (other !== undefined) this.#fromPeer(other, relayed, payload);
    else if (this.#options.peers.allows(peer.address) && this.#options.peers.allowsPort(peer.port))
      port.send(payload, peer.address, peer.port);
  }

  #fromPeer(allocation: Allocation, peer: RemoteAddress, payload: Buffer): void {
    const { client, owner } = allocation.options;
    const now = this.#options.now();
    if (!allocation.permits(peer.address, now) || !this.#usage.take(owner, payload.length, now)) {
      this.#refused++;
      return;
    }
    const channel = allocation.channelOf(peer, now);
    if (channel !== undefined) {
      const head = Buffer.alloc(4);
      head.writeUInt16BE(channel, 0);
      head.writeUInt16BE(payload.length, 2);
      this.#options.send(Buffer.concat([head, payload]), client);
      return;
    }
    const transactionId = randomBytes(12);
    const parts = [
      { type: attributes.xorPeerAddress, value: encodeXorAddress(peer, transactionId) },
      { type: attributes.data, value: payload },
    ];
    this.#options.send(
      buildMessage(methods.data, "indication", transactionId, parts, { hasFingerprint: false }),
      client,
    );
  }

  #close(allocation: Allocation): void {
    const { client, relayed, owner, port } = allocation.options;
    this.#byClient.delete(addressKey(client));
    this.#byRelayed.delete(addressKey(relayed));
    this.#usage.close(owner);
    port.close();
  }

  #succeed(message: StunMessage, to: RemoteAddress, seal: Seal, parts: readonly Attribute[]): void {
    this.#options.send(buildMessage(message.method, "success", message.transactionId, parts, { seal }), to);
  }

  #fail(message: StunMessage, to: RemoteAddress, code: number, parts: readonly Attribute[], seal?: Seal): void {
    if (seal !== undefined) this.#refused++;
    const error = { type: attributes.errorCode, value: errorValue(code, phrases[code]) };
    this.#options.send(buildMessage(message.method, "error", message.transactionId, [error, ...parts], { seal }), to);
  }
}

const mapped = ({ address, port }: RemoteAddress, transactionId: Buffer): Buffer =>
  encodeXorAddress({ address: plainAddress(address), port }, transactionId);

function lifetimeOf(seconds: number): Attribute {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(Math.max(0, seconds), 0);
  return { type: attributes.lifetime, value };
}
