import { clockRates, codecs } from "../rtp/codecs.ts";
import { parsePicture } from "../rtp/picture.ts";
import { renumberRed } from "../rtp/red.ts";
import { buildKeyFrameRequest, buildNack, buildReceiverReport, parseRtcp, type ReportBlock } from "../rtp/rtcp.ts";
import { type ExtensionIds, type RtpExtensions, type RtpHeader, readExtensions } from "../rtp/rtp.ts";
import type { PublishSection } from "../sdp/publish.ts";
import { Producer } from "./producer.ts";
import { Stream } from "./stream.ts";

/** Repairs are asked for as if an answer took this long until it is measured: browsers are mostly nearer. */
const roundTripMs = 60;
const maxReportBlocks = 31;

/** What a sender's tracks need of the connection they come from; `Transport` is one. */
export interface ReceivingLine {
  readonly ownSsrc: number;
  sendRtcp(compound: Buffer): void;
  /** Notes a packet's transport-wide number, for the sender's bandwidth estimate. */
  noteArrival(transportSequence: number, mediaSsrc: number, nowMs: number): void;
}

export interface UplinkEvents {
  /** Loudness of a sound packet, in −dBov. */
  level(level: number, nowMs: number): void;
  /** A layer sent its first packet. */
  layerAppeared(nowMs: number): void;
}

interface Section {
  description: PublishSection;
  producer: Producer;
  readonly byRid: Map<string, Stream>;
}

interface Route {
  readonly section: Section;
  readonly stream: Stream;
  readonly isRetransmission: boolean;
}

/** What one participant sends: finds the track of each packet, repairs losses, and reports back. */
export class Uplink {
  readonly #line: ReceivingLine;
  readonly #events: UplinkEvents;
  readonly #sections = new Map<string, Section>();
  readonly #routes = new Map<number, Route>();
  /** Of all sections: in one bundle a number means the same everywhere (RFC 8843, 9.1), so that an unknown packet can be read. */
  #extensions: ExtensionIds = new Map();

  constructor(line: ReceivingLine, events: UplinkEvents) {
    this.#line = line;
    this.#events = events;
  }

  get producers(): Producer[] {
    return [...this.#sections.values()].map((section) => section.producer);
  }

  /**
   * Takes over what a (new) offer describes; m-lines that stopped sending lose their producer.
   * @param tracks the id and group of each m-line that is published
   * @returns the producers that came and went
   */
  publish(
    descriptions: readonly PublishSection[],
    tracks: ReadonlyMap<string, { readonly id: string; readonly group: string }>,
  ): { readonly added: Producer[]; readonly removed: Producer[] } {
    const removed: Producer[] = [];
    const added: Producer[] = [];
    const sending = descriptions.filter((description) => description.isSending && tracks.has(description.mid));
    for (const [mid, section] of this.#sections) {
      if (sending.some((description) => description.mid === mid)) continue;
      this.#sections.delete(mid);
      for (const [ssrc, route] of this.#routes) if (route.section === section) this.#routes.delete(ssrc);
      removed.push(section.producer);
    }
    for (const description of sending) {
      const track = tracks.get(description.mid);
      const known = this.#sections.get(description.mid);
      if (known !== undefined) known.description = description;
      else if (track !== undefined) added.push(this.#open(description, track.id, track.group));
    }
    this.#extensions = new Map(descriptions.flatMap(({ extensions }) => [...extensions]));
    return { added, removed };
  }

  rtp(packet: Buffer, header: RtpHeader, payload: Buffer, nowMs: number): void {
    const route = this.#routes.get(header.ssrc);
    const ids = route?.section.description.extensions ?? this.#extensions;
    const extensions = readExtensions(packet, header, ids);
    if (extensions.transportSequence !== undefined)
      this.#line.noteArrival(extensions.transportSequence, header.ssrc, nowMs);
    const found = route ?? this.#discover(header, extensions, nowMs);
    if (found === undefined) return;
    if (extensions.audioLevel !== undefined && !found.section.producer.isPaused)
      this.#events.level(extensions.audioLevel, nowMs);
    if (found.isRetransmission) {
      if (payload.length > 2) this.#accept(found, payload.readUInt16BE(0), header, payload.subarray(2), nowMs);
    } else {
      found.stream.reception.arrived(found.stream.sequences.peek(header.sequence), header.timestamp, nowMs);
      this.#accept(found, header.sequence, header, payload, nowMs);
    }
  }

  rtcp(compound: Buffer, nowMs: number): void {
    for (const message of parseRtcp(compound)) {
      if (message.kind !== "senderReport") continue;
      const route = this.#routes.get(message.ssrc);
      if (route === undefined || route.isRetransmission) continue;
      route.stream.reception.senderReported(message.ntpMiddle, nowMs);
      route.stream.senderReport = { ntpMs: message.ntpMs, timestamp: message.timestamp, atMs: nowMs };
      route.section.producer.reportClock(route.stream);
    }
  }

  /** Asks for what was lost, and again for key frames that did not come. To be called every few ten milliseconds. */
  repair(nowMs: number): void {
    for (const { producer, description } of this.#sections.values()) {
      if (producer.kind !== "video") continue;
      for (const stream of producer.streams) {
        if (stream.keyFrames.due(nowMs)) this.#requestKeyFrame(stream);
        if (stream.losses.missingCount === 0 || description.codec.retransmissionType === null) continue;
        const { indices } = stream.losses.due(nowMs, roundTripMs);
        if (indices.length === 0) continue;
        const sequences = indices.map((index) => index & 0xffff);
        this.#line.sendRtcp(buildNack(this.#line.ownSsrc, stream.ssrc, sequences));
      }
    }
  }

  /** Tells the sender how its streams arrive. About once a second. */
  report(nowMs: number): void {
    const blocks: ReportBlock[] = [];
    for (const { producer } of this.#sections.values())
      for (const stream of producer.streams) {
        const block = stream.reception.report(stream.ssrc, nowMs);
        if (block !== null && blocks.length < maxReportBlocks) blocks.push(block);
      }
    if (blocks.length > 0) this.#line.sendRtcp(buildReceiverReport(this.#line.ownSsrc, blocks));
  }

  #accept(route: Route, sequence: number, header: RtpHeader, payload: Buffer, nowMs: number): void {
    const { stream, section } = route;
    const index = stream.sequences.unwrap(sequence);
    const arrival = stream.losses.arrived(index, nowMs);
    if (arrival === "duplicate") return;
    const { producer, description } = section;
    if (arrival === "gap") producer.wantKeyFrame(stream, nowMs);
    const isRed = header.payloadType === description.codec.redType;
    if (isRed) renumberRed(payload, description.codec.payloadType, codecs.opus.payloadType);
    const picture = parsePicture(producer.codec, payload);
    const { timestamp, marker } = header;
    const pictureId = picture?.pictureId ?? -1;
    const tl0 = picture?.tl0 ?? -1;
    producer.route({ stream, index, timestamp, marker, payload, picture, pictureId, tl0, isRed }, nowMs);
  }

  #open(description: PublishSection, id: string, group: string): Producer {
    const producer = new Producer(id, description.codec.name, group, (stream) => this.#requestKeyFrame(stream));
    const section: Section = { description, producer, byRid: new Map() };
    this.#sections.set(description.mid, section);
    return producer;
  }

  #discover(header: RtpHeader, extensions: RtpExtensions, nowMs: number): Route | undefined {
    const section = this.#sectionOf(header, extensions);
    if (section === undefined) return undefined;
    const { codec } = section.description;
    const isRetransmission = header.payloadType === codec.retransmissionType;
    const isMedia = header.payloadType === codec.payloadType || header.payloadType === codec.redType;
    if (!isRetransmission && !isMedia) return undefined;
    const rid = extensions.rid ?? extensions.repairedRid ?? "";
    if (rid === "" && section.description.rids.length > 0) return undefined;
    if (rid !== "" && !section.description.rids.includes(rid)) return undefined;
    const known = section.byRid.get(rid);
    if (isRetransmission) {
      if (known === undefined) return undefined;
      return this.#addRoute(header.ssrc, { section, stream: known, isRetransmission });
    }
    const stream = new Stream(header.ssrc, clockRates[section.producer.kind], rid);
    stream.arrived(nowMs);
    if (known !== undefined) this.#dropStream(section, known);
    section.byRid.set(rid, stream);
    section.producer.streams.push(stream);
    const route = this.#addRoute(header.ssrc, { section, stream, isRetransmission });
    this.#events.layerAppeared(nowMs);
    return route;
  }

  #sectionOf(header: RtpHeader, { mid }: RtpExtensions): Section | undefined {
    if (mid !== undefined) return this.#sections.get(mid);
    for (const section of this.#sections.values()) {
      const { ssrc, retransmissionSsrc } = section.description;
      if (header.ssrc === ssrc || header.ssrc === retransmissionSsrc) return section;
    }
    return undefined;
  }

  #addRoute(ssrc: number, route: Route): Route {
    this.#routes.set(ssrc, route);
    return route;
  }

  /** A layer began anew under another source number. */
  #dropStream({ producer }: Section, stream: Stream): void {
    producer.streams.splice(producer.streams.indexOf(stream), 1);
    for (const [ssrc, route] of this.#routes) if (route.stream === stream) this.#routes.delete(ssrc);
  }

  #requestKeyFrame(stream: Stream): void {
    this.#line.sendRtcp(buildKeyFrameRequest(this.#line.ownSsrc, stream.ssrc));
  }
}
