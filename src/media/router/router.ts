import { randomInt } from "node:crypto";
import type { Certificate } from "../dtls/certificate.ts";
import { Demultiplexer } from "../net/demultiplexer.ts";
import type { MediaPort } from "../net/media-port.ts";
import { Transport, type TransportEvents } from "../net/transport.ts";
import type { FromWorker, LossReason, MediaStats, PublishTrack, TrackWish } from "../protocol.ts";
import { Refusal } from "../refusal.ts";
import type { LocalParameters } from "../sdp/parameters.ts";
import { readPublishOffer, writePublishAnswer } from "../sdp/publish.ts";
import { readReceiveAnswer } from "../sdp/receive.ts";
import { Downlink } from "./downlink.ts";
import { Participant } from "./participant.ts";
import { Speakers } from "./speakers.ts";
import { Uplink } from "./uplink.ts";

interface Room {
  readonly participants: Set<Participant>;
  readonly speakers: Speakers;
}

export interface RouterOptions {
  readonly udp: MediaPort;
  readonly certificate: Certificate;
  readonly addresses: readonly string[];
  /** Milliseconds, monotonic, with fractions. */
  readonly now: () => number;
  readonly emit: (event: FromWorker) => void;
}

/** Rooms, their participants and connections: everything the worker does, without the thread around it. */
export class Router {
  readonly demultiplexer = new Demultiplexer();
  readonly #options: RouterOptions;
  readonly #rooms = new Map<string, Room>();
  readonly #participants = new Map<string, Participant>();
  #packetsIn = 0;

  constructor(options: RouterOptions) {
    this.#options = options;
  }

  join(roomId: string, participantId: string): void {
    if (this.#participants.has(participantId)) return;
    const participant = new Participant(participantId, roomId, this.#options.now());
    const room = this.#rooms.get(roomId) ?? { participants: new Set(), speakers: new Speakers() };
    this.#rooms.set(roomId, room);
    room.participants.add(participant);
    this.#participants.set(participantId, participant);
    for (const other of room.participants)
      if (other !== participant && other.producers.length > 0) this.#subscribe(participant, other);
    participant.receive?.downlink.negotiate();
  }

  leave(participantId: string): void {
    const participant = this.#participants.get(participantId);
    if (participant === undefined) return;
    this.#participants.delete(participantId);
    for (const transport of participant.transports) {
      this.demultiplexer.remove(transport);
      transport.close();
    }
    participant.receive?.downlink.close();
    const room = this.#rooms.get(participant.roomId);
    if (room === undefined) return;
    room.participants.delete(participant);
    room.speakers.forget(participantId);
    if (room.participants.size === 0) this.#rooms.delete(participant.roomId);
    for (const other of room.participants) {
      for (const producer of participant.producers) other.receive?.downlink.remove(producer);
      other.receive?.downlink.negotiate();
    }
  }

  publish(participantId: string, sdp: string, tracks: readonly PublishTrack[]): { sdp: string } {
    const participant = this.#require(participantId);
    const offer = readPublishOffer(sdp);
    if (offer === null) throw new Refusal("unusable description");
    participant.send ??= this.#openSend(participant);
    const { transport, uplink, sessionId } = participant.send;
    const { added, removed } = uplink.publish(
      offer.sections.filter((section) => section !== null),
      new Map(tracks.map(({ mid, trackId, group }) => [mid, { id: trackId, group }])),
    );
    for (const producer of added) producer.isPaused = participant.pausedTracks.has(producer.id);
    if (transport.isRestartedBy(offer.remote)) this.#restart(transport);
    transport.setRemote(offer.remote);
    for (const other of this.#othersOf(participant)) {
      for (const producer of removed) other.receive?.downlink.remove(producer);
      for (const producer of added) this.#downlinkOf(other).add(producer, participantId);
      other.receive?.downlink.negotiate();
    }
    participant.send.version++;
    const session = { id: sessionId, version: participant.send.version };
    return { sdp: writePublishAnswer(offer, this.#localOf(transport), session) };
  }

  answer(participantId: string, sdp: string, version: number): void {
    const answer = readReceiveAnswer(sdp);
    if (answer === null) throw new Refusal("unusable description");
    this.#require(participantId).receive?.downlink.answered(version, answer, this.#options.now());
  }

  pause(participantId: string, trackId: string, isPaused: boolean): void {
    const participant = this.#participants.get(participantId);
    if (participant === undefined) return;
    if (isPaused) participant.pausedTracks.add(trackId);
    else participant.pausedTracks.delete(trackId);
    for (const producer of participant.producers) if (producer.id === trackId) producer.isPaused = isPaused;
  }

  show(participantId: string, tracks: readonly TrackWish[]): void {
    const participant = this.#participants.get(participantId);
    if (participant === undefined) return;
    for (const { trackId, maxHeight } of tracks) {
      participant.wish(trackId, maxHeight);
      // No connection is opened for a wish: one that is never offered would be missed, and its participant given up.
      participant.receive?.downlink.show(trackId, maxHeight);
    }
    participant.receive?.downlink.reselect(this.#options.now(), true);
  }

  /** Where nothing is heard any more the offer is one of a new path, too. */
  reoffer(participantId: string): void {
    const receive = this.#participants.get(participantId)?.receive;
    if (receive === undefined) return;
    if (receive.transport.ice.isSilent(this.#options.now())) this.#restart(receive.transport);
    receive.downlink.renegotiate();
  }

  /** Repairs and bandwidth feedback: every few ten milliseconds. */
  tickFast(): void {
    const now = this.#options.now();
    for (const { send, receive } of this.#participants.values()) {
      receive?.downlink.probe(now);
      if (send === undefined || !send.transport.canSend) continue;
      send.uplink.repair(now);
      send.transport.sendFeedback();
    }
  }

  /** Layers and speakers: several times a second. */
  tickMedium(): void {
    const now = this.#options.now();
    for (const { producers } of this.#participants.values()) for (const producer of producers) producer.measure(now);
    for (const { receive } of this.#participants.values()) receive?.downlink.reselect(now);
    for (const [roomId, room] of this.#rooms) {
      const participantIds = room.speakers.changed(now);
      if (participantIds !== null) this.#options.emit({ type: "speakers", roomId, participantIds });
    }
  }

  /** Reports and consent: once a second. */
  tickSlow(): void {
    const now = this.#options.now();
    for (const participant of this.#participants.values()) {
      participant.send?.uplink.report(now);
      if (participant.hasExpired(now)) this.#lose(participant, "timeout");
    }
  }

  get isEmpty(): boolean {
    return this.#participants.size === 0;
  }

  stats(): Omit<MediaStats, "relay"> {
    return {
      rooms: this.#rooms.size,
      participants: this.#participants.size,
      packetsIn: this.#packetsIn,
      packetsOut: this.#options.udp.sent,
      datagramsDropped: this.demultiplexer.dropped,
      sendsRefused: this.#options.udp.dropped,
    };
  }

  #require(participantId: string): Participant {
    const participant = this.#participants.get(participantId);
    if (participant === undefined) throw new Refusal("unknown participant");
    return participant;
  }

  *#othersOf(participant: Participant): Iterable<Participant> {
    for (const other of this.#rooms.get(participant.roomId)?.participants ?? []) if (other !== participant) yield other;
  }

  #subscribe(participant: Participant, to: Participant): void {
    for (const producer of to.producers) this.#downlinkOf(participant).add(producer, to.id);
  }

  #openSend(participant: Participant): NonNullable<Participant["send"]> {
    const speakers = this.#rooms.get(participant.roomId)?.speakers;
    const transport = this.#openTransport(participant, {
      connected: () => {},
      rtp: (packet, header, payload, now) => {
        this.#packetsIn++;
        uplink.rtp(packet, header, payload, now);
      },
      rtcp: (compound, now) => uplink.rtcp(compound, now),
    });
    const uplink = new Uplink(transport, {
      level: (level, now) => speakers?.heard(participant.id, level, now),
      layerAppeared: (now) => {
        for (const other of this.#othersOf(participant)) other.receive?.downlink.reselect(now);
      },
    });
    return { transport, uplink, sessionId: String(randomInt(1, 2 ** 47)), version: 0 };
  }

  #downlinkOf(participant: Participant): Downlink {
    participant.receive ??= this.#openReceive(participant);
    return participant.receive.downlink;
  }

  #openReceive(participant: Participant): NonNullable<Participant["receive"]> {
    const transport = this.#openTransport(participant, {
      connected: () => downlink.reselect(this.#options.now(), true),
      rtp: () => {},
      rtcp: (compound, now) => downlink.rtcp(compound, now),
    });
    const downlink = new Downlink(
      transport,
      () => this.#localOf(transport),
      (offer) => this.#options.emit({ type: "offer", participantId: participant.id, ...offer }),
      participant.wantedHeights,
    );
    return { transport, downlink };
  }

  #openTransport(participant: Participant, events: Omit<TransportEvents, "failed">): Transport {
    const { udp, certificate, now } = this.#options;
    const failed = () => this.#lose(participant, "failed");
    const transport = new Transport(udp, certificate, { ...events, failed }, now());
    this.demultiplexer.add(transport);
    return transport;
  }

  #restart(transport: Transport): void {
    transport.restart(this.#options.now());
    this.demultiplexer.add(transport);
  }

  #lose(participant: Participant, reason: LossReason): void {
    this.leave(participant.id);
    this.#options.emit({ type: "lost", participantId: participant.id, reason });
  }

  #localOf({ ice }: Transport): LocalParameters {
    const { certificate, addresses, udp } = this.#options;
    return {
      usernameFragment: ice.usernameFragment,
      password: ice.password,
      fingerprint: certificate.fingerprint,
      addresses,
      port: udp.port,
      tcpPort: udp.tcpPort,
    };
  }
}
