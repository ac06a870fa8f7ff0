import { randomBytes } from "node:crypto";
import { decodeXorAddress, encodeXorAddress, type RemoteAddress } from "../stun/address.ts";
import {
  type Attribute,
  attributeOf,
  attributes,
  buildMessage,
  methods,
  parseMessage,
  type Seal,
} from "../stun/message.ts";
import { longTermKey, type PasswordAlgorithm, passwordAlgorithms, passwordOf } from "./credentials.ts";

/** A relay's client, as browsers are one: for tests. */
export interface TurnClientOptions {
  readonly address: RemoteAddress;
  readonly secret: string;
  readonly username: string;
  /** Hands a packet to the relay; what it answers at once comes back by `take`. */
  readonly deliver: (packet: Buffer) => void;
}

export interface Answer {
  /** 0 is success. */
  readonly code: number;
  readonly parts: readonly Attribute[];
  readonly bytes: Buffer;
}

export const requestedTransport = { type: attributes.requestedTransport, value: Buffer.from([17, 0, 0, 0]) };
export const lifetime = (seconds: number): Attribute => {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(seconds, 0);
  return { type: attributes.lifetime, value };
};
const channelNumber = (number: number): Attribute => ({
  type: attributes.channelNumber,
  value: Buffer.from([number >> 8, number & 0xff, 0, 0]),
});

export class TurnClient {
  readonly #options: TurnClientOptions;
  readonly #waiting = new Map<string, (answer: Answer) => void>();
  #realm = "";
  #nonce = "";
  #offered = Buffer.alloc(0);
  algorithm: PasswordAlgorithm = "md5";
  sealKind: Seal["kind"] = "sha1";
  /** What peers sent. */
  readonly received: { from: RemoteAddress | number; payload: string }[] = [];

  constructor(options: TurnClientOptions) {
    this.#options = options;
  }

  get key(): Buffer {
    const { secret, username } = this.#options;
    return longTermKey(this.algorithm, username, this.#realm, passwordOf(secret, username));
  }
  get nonce(): string {
    return this.#nonce;
  }
  set nonce(nonce: string) {
    this.#nonce = nonce;
  }

  take(packet: Buffer): void {
    if ((packet[0] as number) >= 0x40) {
      const payload = packet.toString("utf8", 4, 4 + packet.readUInt16BE(2));
      this.received.push({ from: packet.readUInt16BE(0), payload });
      return;
    }
    const message = parseMessage(packet);
    if (message === null) throw new Error("the relay sent no message");
    if (message.kind === "indication") {
      const from = decodeXorAddress(attributeOf(message, attributes.xorPeerAddress) as Buffer, message.transactionId);
      const payload = attributeOf(message, attributes.data)?.toString() ?? "";
      if (from !== null) this.received.push({ from, payload });
      return;
    }
    const error = attributeOf(message, attributes.errorCode);
    this.#realm = attributeOf(message, attributes.realm)?.toString() ?? this.#realm;
    this.#nonce = attributeOf(message, attributes.nonce)?.toString() ?? this.#nonce;
    const offered = attributeOf(message, attributes.passwordAlgorithms);
    if (offered !== undefined) this.#offered = Buffer.from(offered);
    const id = message.transactionId.toString("hex");
    const code = error === undefined ? 0 : (error[2] as number) * 100 + (error[3] as number);
    this.#waiting.get(id)?.({ code, parts: message.attributes, bytes: Buffer.from(packet) });
    this.#waiting.delete(id);
  }

  /** Without credentials, as a first attempt is. */
  ask(
    method: number,
    parts: readonly Attribute[] = [],
    transactionId: Buffer = randomBytes(12),
    seal?: Seal,
  ): Promise<Answer> {
    const answer = new Promise<Answer>((resolve) => this.#waiting.set(transactionId.toString("hex"), resolve));
    this.#options.deliver(buildMessage(method, "request", transactionId, parts, { seal }));
    return answer;
  }

  /** With credentials; the first time it asks for a nonce before. */
  async request(method: number, parts: readonly Attribute[] = [], transactionId?: Buffer): Promise<Answer> {
    if (this.#nonce === "") await this.ask(method, parts);
    const { username } = this.#options;
    const chooses = this.algorithm === "sha256";
    const choice = Buffer.from([0, passwordAlgorithms[this.algorithm], 0, 0]);
    const proof: Attribute[] = [
      { type: attributes.username, value: Buffer.from(username) },
      { type: attributes.realm, value: Buffer.from(this.#realm) },
      { type: attributes.nonce, value: Buffer.from(this.#nonce) },
      ...(chooses ? [{ type: attributes.passwordAlgorithms, value: this.#offered }] : []),
      ...(chooses ? [{ type: attributes.passwordAlgorithm, value: choice }] : []),
    ];
    return this.ask(method, [...parts, ...proof], transactionId, { kind: this.sealKind, key: this.key });
  }

  /** @returns the relayed address */
  async allocate(parts: readonly Attribute[] = []): Promise<RemoteAddress> {
    const transactionId = randomBytes(12);
    const answer = await this.request(methods.allocate, [requestedTransport, ...parts], transactionId);
    const value = answer.parts.find(({ type }) => type === attributes.xorRelayedAddress)?.value;
    const relayed = value === undefined ? null : decodeXorAddress(value, transactionId);
    if (relayed === null) throw new Error(`not allocated: ${answer.code}`);
    return relayed;
  }

  permit(...peers: RemoteAddress[]): Promise<Answer> {
    const transactionId = randomBytes(12);
    const parts = peers.map((peer) => ({
      type: attributes.xorPeerAddress,
      value: encodeXorAddress(peer, transactionId),
    }));
    return this.request(methods.createPermission, parts, transactionId);
  }

  bind(number: number, peer: RemoteAddress): Promise<Answer> {
    const transactionId = randomBytes(12);
    const address = { type: attributes.xorPeerAddress, value: encodeXorAddress(peer, transactionId) };
    return this.request(methods.channelBind, [channelNumber(number), address], transactionId);
  }

  send(peer: RemoteAddress, payload: string): void {
    const transactionId = randomBytes(12);
    const parts = [
      { type: attributes.xorPeerAddress, value: encodeXorAddress(peer, transactionId) },
      { type: attributes.data, value: Buffer.from(payload) },
    ];
    this.#options.deliver(buildMessage(methods.send, "indication", transactionId, parts));
  }

  sendOn(channel: number, payload: string): void {
    const head = Buffer.from([channel >> 8, channel & 0xff, 0, payload.length]);
    this.#options.deliver(Buffer.concat([head, Buffer.from(payload)]));
  }
}
