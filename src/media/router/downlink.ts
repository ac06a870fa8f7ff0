import { randomInt } from "node:crypto";
import type { RemoteParameters, Transport } from "../net/transport.ts";
import { parseRtcp } from "../rtp/rtcp.ts";
import type { LocalParameters } from "../sdp/parameters.ts";
import { type ReceiveSection, writeReceiveOffer } from "../sdp/receive.ts";
import { Consumer } from "./consumer.ts";
import { defaultMaxHeight } from "./layers.ts";
import type { MediaKind, Producer } from "./producer.ts";

/** A version of the receiving connection's description, and which m-line carries which track. */
export interface ReceiveOffer {
  readonly sdp: string;
  readonly version: number;
  readonly tracks: readonly { readonly mid: string; readonly trackId: string }[];
}

interface Section {
  readonly mid: string;
  readonly kind: MediaKind;
  consumer: Consumer | null;
  streamId: string;
}

/**
 * What one participant receives. Changes are offered one version at a time: what comes while an answer is awaited waits for the
 * next. M-lines are reused, so that the description does not grow with every coming and going.
 */
export class Downlink {
  readonly #transport: Transport;
  readonly #local: () => LocalParameters;
  readonly #offer: (offer: ReceiveOffer) => void;
  readonly #sections: Section[] = [];
  readonly #consumers = new Map<string, Consumer>();
  readonly #wantedHeights: Map<string, number>;
  readonly #sessionId = String(randomInt(1, 2 ** 47));
  #offered: readonly Consumer[] = [];
  #version = 0;
  #isAwaitingAnswer = false;
  #hasChanged = false;

  /** @param wantedHeights the participant's wishes, by track */
  constructor(
    transport: Transport,
    local: () => LocalParameters,
    offer: (offer: ReceiveOffer) => void,
    wantedHeights: Map<string, number>,
  ) {
    this.#transport = transport;
    this.#local = local;
    this.#offer = offer;
    this.#wantedHeights = wantedHeights;
  }

  /** @param ownerId whose track it is: names the stream together with the track's group */
  add(producer: Producer, ownerId: string): void {
    const wanted = this.#wantedHeights.get(producer.id) ?? defaultMaxHeight;
    const consumer = new Consumer(producer, this.#transport, wanted);
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
    this.#offered = [...this.#consumers.values()];
    this.#offer({
      version: this.#version,
      sdp: writeReceiveOffer(this.#sections.map(describe), this.#local(), {
        id: this.#sessionId,
        version: this.#version,
      }),
      tracks: this.#sections.flatMap(({ mid, consumer }) =>
        consumer === null ? [] : [{ mid, trackId: consumer.producer.id }],
      ),
    });
  }

  /** The browser may have missed the last offer, or its answer was lost: it gets a fresh one. */
  renegotiate(): void {
    this.#hasChanged = true;
    this.#isAwaitingAnswer = false;
    this.negotiate();
  }

  answered(version: number, remote: RemoteParameters, nowMs: number): void {
    if (!this.#isAwaitingAnswer || version !== this.#version) return;
    this.#isAwaitingAnswer = false;
    this.#transport.setRemote(remote);
    for (const consumer of this.#offered) consumer.negotiated(nowMs);
    this.negotiate();
  }

  show(trackId: string, maxHeight: number, nowMs: number): void {
    this.#consumers.get(trackId)?.show(maxHeight, nowMs);
  }

  /** Looks at every track's layer again. @param isNew see `Consumer.reselect` */
  reselect(nowMs: number, isNew = false): void {
    for (const consumer of this.#consumers.values()) consumer.reselect(nowMs, isNew);
  }

  rtcp(compound: Buffer, nowMs: number): void {
    for (const message of parseRtcp(compound)) {
      if (message.kind === "nack") this.#bySsrc(message.ssrc)?.retransmit(message.sequences);
      else if (message.kind === "keyFrameRequest") this.#bySsrc(message.ssrc)?.keyFrameRequested(nowMs);
    }
  }

  close(): void {
    for (const consumer of this.#consumers.values()) consumer.close();
    this.#consumers.clear();
  }

  #bySsrc(ssrc: number): Consumer | undefined {
    for (const consumer of this.#consumers.values()) if (consumer.ssrc === ssrc) return consumer;
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
          streamId,
          ssrc: consumer.ssrc,
          retransmissionSsrc: consumer.retransmissionSsrc,
        },
});
