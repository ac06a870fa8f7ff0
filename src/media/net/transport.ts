import { randomInt } from "node:crypto";
import type { Certificate } from "../dtls/certificate.ts";
import { DtlsSession, type MediaKeys } from "../dtls/session.ts";
import { IceSession } from "../ice/session.ts";
import type { BindingRequest } from "../ice/stun.ts";
import { buildTransportFeedback } from "../rtp/rtcp.ts";
import { parseRtpHeader, type RtpHeader } from "../rtp/rtp.ts";
import { TransportFeedback } from "../rtp/transport-feedback.ts";
import { SrtpReceiver, SrtpSender } from "../srtp/session.ts";
import type { RemoteAddress } from "../stun/address.ts";
import type { UdpPort } from "./udp-port.ts";

/** What one side needs to know of the other, from its session description. */
export interface RemoteParameters {
  readonly usernameFragment: string;
  /** SHA-256 of the peer's certificate. */
  readonly fingerprint: string;
}

export interface TransportEvents {
  connected(): void;
  failed(reason: string): void;
  /** An authentic packet; `header` is that of `packet`, `payload` its clear content. */
  rtp(packet: Buffer, header: RtpHeader, payload: Buffer, nowMs: number): void;
  rtcp(compound: Buffer, nowMs: number): void;
}

/** One peer connection on the shared port: connectivity, keys, protected packets in and out. */
export class Transport {
  /** The session that descriptions tell of. */
  ice: IceSession;
  /** Before a restart: media goes its way until the peer has checked the new one. */
  #previous: IceSession | undefined;
  readonly #usernameFragments: string[] = [];
  /** Our own source number in RTCP. */
  readonly ownSsrc = randomInt(1, 0x1_0000_0000);
  readonly #udp: UdpPort;
  readonly #certificate: Certificate;
  readonly #events: TransportEvents;
  #remote: RemoteParameters | undefined;
  #dtls: DtlsSession | undefined;
  #receiver: SrtpReceiver | undefined;
  #sender: SrtpSender | undefined;
  #feedback = new TransportFeedback();
  #feedbackSsrc = 0;

  constructor(udp: UdpPort, certificate: Certificate, events: TransportEvents, nowMs: number) {
    this.#udp = udp;
    this.#certificate = certificate;
    this.#events = events;
    this.ice = new IceSession(nowMs);
    this.#usernameFragments.push(this.ice.usernameFragment);
  }

  /** Names that checks for us have come under. */
  get usernameFragments(): readonly string[] {
    return this.#usernameFragments;
  }

  /** Begins a new session, with a name and password of its own; keys and streams stay. */
  restart(nowMs: number): void {
    if (this.ice.selected !== undefined) this.#previous = this.ice;
    this.ice = new IceSession(nowMs);
    this.#usernameFragments.push(this.ice.usernameFragment);
  }

  /** Whether the peer restarts the connection with this description. */
  isRestartedBy(remote: RemoteParameters): boolean {
    return this.#remote !== undefined && this.#remote.usernameFragment !== remote.usernameFragment;
  }

  get isConnected(): boolean {
    return this.#sender !== undefined;
  }
  /** Undefined until the keys are there. */
  get sender(): SrtpSender | undefined {
    return this.#sender;
  }

  /**
   * Sets what the peer's description says. Only the first one starts a handshake; later ones (renegotiation) repeat it, or
   * give the peer a new name: it has restarted. The certificate stays that of the handshake.
   */
  setRemote(remote: RemoteParameters): void {
    if (this.#remote !== undefined) {
      this.#remote = { ...this.#remote, usernameFragment: remote.usernameFragment };
      return;
    }
    this.#remote = remote;
    this.#dtls = new DtlsSession(this.#certificate, remote.fingerprint, {
      send: (datagram) => this.#send(datagram),
      connected: (keys) => this.#connect(keys),
      failed: (reason) => this.#events.failed(reason),
    });
  }

  /** @returns whether the check was authentic: packets from this address are then the peer's */
  receiveCheck(request: BindingRequest, from: RemoteAddress, nowMs: number): boolean {
    const [ours, theirs] = request.username.split(":", 2);
    const isCurrent = ours === this.ice.usernameFragment;
    const session = isCurrent ? this.ice : this.#previous;
    if (session === undefined || (!isCurrent && ours !== session.usernameFragment)) return false;
    if (isCurrent && this.#remote !== undefined && theirs !== this.#remote.usernameFragment) return false;
    const answer = session.check(request, from, nowMs);
    if (answer === null) return false;
    if (isCurrent && session.selected !== undefined) this.#previous = undefined;
    answer.copy(this.#udp.slot());
    this.#udp.commit(answer.length, from.address, from.port);
    return true;
  }

  receiveDtls(datagram: Buffer): void {
    this.#dtls?.receive(datagram);
  }

  receiveMedia(packet: Buffer, nowMs: number): void {
    const receiver = this.#receiver;
    if (receiver === undefined || packet.length < 12) return;
    // RFC 5761: RTCP's packet types lie where RTP would have a marker and the payload types 64–95.
    const type = packet[1] as number;
    if (type >= 192 && type <= 223) {
      const compound = receiver.openRtcp(packet);
      if (compound !== null) this.#events.rtcp(compound, nowMs);
      return;
    }
    const header = parseRtpHeader(packet);
    if (header === null) return;
    let payload = receiver.openRtp(packet, header);
    if (payload === null) return;
    if (header.hasPadding) {
      const padding = payload[payload.length - 1] ?? 0;
      if (padding > payload.length) return;
      payload = payload.subarray(0, payload.length - padding);
    }
    this.#events.rtp(packet, header, payload, nowMs);
  }

  /** Notes a packet's transport-wide number, for the sender's bandwidth estimate. */
  noteArrival(transportSequence: number, mediaSsrc: number, nowMs: number): void {
    this.#feedback.arrived(transportSequence, nowMs);
    this.#feedbackSsrc = mediaSsrc;
  }

  sendFeedback(): void {
    const body = this.#feedback.take();
    if (body !== null) this.sendRtcp(buildTransportFeedback(this.ownSsrc, this.#feedbackSsrc, body));
  }

  sendRtcp(compound: Buffer): void {
    if (this.#sender !== undefined) this.#send(this.#sender.sealRtcp(compound));
  }

  /** Whether media can go out now. */
  get canSend(): boolean {
    return this.#sender !== undefined && this.#selected !== undefined;
  }
  /** A buffer for the next datagram; `commit` must follow before anything else is sent. */
  slot(): Buffer {
    return this.#udp.slot();
  }
  commit(length: number): void {
    const to = this.#selected;
    if (to !== undefined) this.#udp.commit(length, to.address, to.port);
  }

  close(): void {
    this.#dtls?.close();
    this.#receiver = undefined;
    this.#sender = undefined;
  }

  get #selected(): RemoteAddress | undefined {
    return this.ice.selected ?? this.#previous?.selected;
  }

  #connect(keys: MediaKeys): void {
    this.#receiver = new SrtpReceiver(keys.incoming);
    this.#sender = new SrtpSender(keys.outgoing);
    this.#events.connected();
  }

  #send(datagram: Buffer): void {
    const to = this.#selected;
    const slot = this.#udp.slot();
    if (to === undefined || datagram.length > slot.length) return;
    datagram.copy(slot);
    this.#udp.commit(datagram.length, to.address, to.port);
  }
}
