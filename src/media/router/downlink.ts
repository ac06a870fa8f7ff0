import { randomInt } from "node:crypto";
import { allocate, bestBitrate } from "../bandwidth/allocation.ts";
import { BandwidthEstimator } from "../bandwidth/estimator.ts";
import type { RemoteParameters } from "../net/transport.ts";
import { codecs, redPayloadType } from "../rtp/codecs.ts";
import { parseRtcp } from "../rtp/rtcp.ts";
import type { LocalParameters } from "../sdp/parameters.ts";
import { type ReceiveAnswer, type ReceiveSection, writeReceiveOffer } from "../sdp/receive.ts";
import { Consumer } from "./consumer.ts";
import { defaultMaxHeight } from "./layers.ts";
import type { SendingLine } from "./outlet.ts";
import type { Producer } from "./producer.ts";

/** A version of the receiving connection's description, and which m-line carries which track. */
export interface ReceiveOffer {
  readonly sdp: string;
  readonly version: number;
  readonly tracks: readonly { readonly mid: string; readonly trackId: string }[];
}

/** What the downlink needs of its connection; `Transport` is one. */
export interface DownlinkLine extends SendingLine {
  setRemote(remote: RemoteParameters): void;
}

interface Section {
  readonly mid: string;
  readonly kind: Producer["kind"];
  consumer: Consumer | null;
  streamId: string;
}

/**
 * What one participant receives. Changes are offered one version at a time: what comes while an answer is awaited waits for the
 * next. M-lines are reused, so that the description does not grow with every coming and going.
 */
export class Downlink {
  readonly #line: DownlinkLine;
  readonly #local: () => LocalParameters;
  readonly #offer: (offer: ReceiveOffer) => void;
  readonly #sections: Section[] = [];
  readonly #consumers = new Map<string, Consumer>();
  readonly #wantedHeights: Map<string, number>;
  readonly #sessionId = String(randomInt(1, 2 ** 47));
  #offered: readonly { readonly mid: string; readonly consumer: Consumer }[] = [];
  #version = 0;
  #isAwaitingAnswer = false;
  #hasChanged = false;
  #estimator: BandwidthEstimator | undefined;
  /** What everything at its best would take, when that is more than what is sent; else 0. */
  #missedBps = 0;

  /** @param wantedHeights the participant's wishes, by track */
  constructor(
    line: DownlinkLine,
    local: () => LocalParameters,
    offer: (offer: ReceiveOffer) => void,
    wantedHeights: Map<string, number>,
  ) {
    this.#line = line;
    this.#local = local;
    this.#offer = offer;
    this.#wantedHeights = wantedHeights;
  }

  /** @param ownerId whose track it is: names the stream together with the track's group */
  add(producer: Producer, ownerId: string): void {
    const wanted = this.#wantedHeights.get(producer.id) ?? defaultMaxHeight;
    const consumer = new Consumer(producer, this.#line, wanted);
    this.#consumers.set(producer.id, consumer);
    const streamId = `${ownerId}-${producer.group}`;
    const free = this.#sections.find((section) => section.consumer === null && section.kind === producer.kind);
    if (free !== undefined) Object.assign(free, { consumer, streamId });
    else this.#sections.push({ mid: String(this.#sections.length), kind: producer.kind, consumer, streamId });
    this.#hasChanged = true;
  }

  remove(producer: Producer): void {
    const consumer = this.#consumers.get(producer.id);
    if (consumer === undefined) return;
    consumer.close();
    this.#consumers.delete(producer.id);
    this.#wantedHeights.delete(producer.id);
    for (const section of this.#sections) if (section.consumer === consumer) section.consumer = null;
    this.#hasChanged = true;
  }

  /** Offers what changed, unless an answer is still awaited. */
  negotiate(): void {
    if (!this.#hasChanged || this.#isAwaitingAnswer || this.#sections.length === 0) return;
    this.#hasChanged = false;
    this.#isAwaitingAnswer = true;
    this.#version++;
    // What is added from here on is not known to the browser before the next version.
    this.#offered = this.#sections.flatMap(({ mid, consumer }) => (consumer === null ? [] : [{ mid, consumer }]));
    this.#offer({
      version: this.#version,
      sdp: writeReceiveOffer(this.#sections.map(describe), this.#local(), {
        id: this.#sessionId,
        version: this.#version,
      }),
      tracks: this.#offered.map(({ mid, consumer }) => ({ mid, trackId: consumer.producer.id })),
    });
  }

  /** The browser may have missed the last offer, or its answer was lost: it gets a fresh one. */
  renegotiate(): void {
    this.#hasChanged = true;
    this.#isAwaitingAnswer = false;
    this.negotiate();
  }

  answered(version: number, answer: ReceiveAnswer, nowMs: number): void {
    if (!this.#isAwaitingAnswer || version !== this.#version) return;
    this.#isAwaitingAnswer = false;
    this.#line.setRemote(answer.remote);
    for (const { mid, consumer } of this.#offered) {
      const section = answer.sections.get(mid);
      const { payloadType } = codecs[consumer.producer.codec];
      const acceptance = {
        takesCodec: section === undefined || section.payloadTypes.has(payloadType),
        takesRed: section?.payloadTypes.has(redPayloadType) === true,
      };
      if (section?.reportsArrivals) this.#estimator ??= new BandwidthEstimator(randomInt(0, 0x1_0000));
      consumer.negotiated(acceptance, section?.reportsArrivals ? this.#estimator : undefined);
    }
    this.reselect(nowMs, true);
    this.negotiate();
  }

  show(trackId: string, maxHeight: number): void {
    this.#consumers.get(trackId)?.show(maxHeight);
  }

  /**
   * Looks again which layer each track is sent in: what is shown, and what the downlink carries.
   * @param isNew see `Consumer.follow`
   */
  reselect(nowMs: number, isNew = false): void {
    const tracks: {
      consumer: Consumer;
      levels: ReturnType<Consumer["levels"]>;
      wantedHeight: number;
      current: number;
    }[] = [];
    for (const consumer of this.#consumers.values()) {
      const wantedHeight = consumer.maxHeight;
      const levels = consumer.levels(nowMs, !isNew);
      if (levels.length > 0) tracks.push({ consumer, levels, wantedHeight, current: consumer.levelAmong(levels) });
      // What is merely not sent at the moment goes on as it was when it comes again.
      else if (consumer.isVideo && wantedHeight === 0) consumer.follow(undefined, nowMs);
    }
    const budgetBps = this.#estimator?.estimateBps ?? Number.POSITIVE_INFINITY;
    const chosen = allocate(tracks, budgetBps);
    let isMissing = false;
    tracks.forEach(({ consumer, levels }, i) => {
      const level = levels[chosen[i] as number];
      if (level !== levels.at(-1)) isMissing = true;
      consumer.follow(level, nowMs, isNew);
    });
    this.#missedBps = isMissing ? bestBitrate(tracks) * 1.2 : 0;
  }

  /** Watches over the downlink: every few ten milliseconds. */
  probe(nowMs: number): void {
    const estimator = this.#estimator;
    if (estimator === undefined || !this.#line.canSend) return;
    estimator.tick(nowMs);
    let padding = estimator.paddingFor(this.#missedBps, nowMs);
    if (padding <= 0) return;
    const carrier = [...this.#consumers.values()].find((consumer) => consumer.isVideo && consumer.isNegotiated);
    while (carrier !== undefined && padding > 0) {
      const bytes = carrier.pad(padding, nowMs);
      if (bytes === 0) return;
      padding -= bytes;
    }
  }

  rtcp(compound: Buffer, nowMs: number): void {
    for (const message of parseRtcp(compound)) {
      if (message.kind === "nack") this.#bySsrc(message.ssrc)?.retransmit(message.sequences, nowMs);
      else if (message.kind === "keyFrameRequest") this.#bySsrc(message.ssrc)?.keyFrameRequested(nowMs);
      else if (message.kind === "transportFeedback") this.#take(message.part, nowMs);
    }
  }

  close(): void {
    for (const consumer of this.#consumers.values()) consumer.close();
    this.#consumers.clear();
  }

  #take(report: Buffer, nowMs: number): void {
    const before = this.#estimator?.estimateBps ?? 0;
    this.#estimator?.feedback(report, nowMs);
    // Too much is being sent: that cannot wait for the next regular look.
    if (this.#estimator !== undefined && this.#estimator.estimateBps < before) this.reselect(nowMs);
  }

  #bySsrc(ssrc: number): Consumer | undefined {
    for (const consumer of this.#consumers.values()) if (consumer.outlet.ssrc === ssrc) return consumer;
    return undefined;
  }
}

const describe = ({ mid, kind, consumer, streamId }: Section): ReceiveSection => ({
  mid,
  kind,
  track:
    consumer === null
      ? null
      : {
          id: consumer.producer.id,
          codec: consumer.producer.codec,
          streamId,
          ssrc: consumer.outlet.ssrc,
          retransmissionSsrc: consumer.outlet.retransmissionSsrc,
        },
});
