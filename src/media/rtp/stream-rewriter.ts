/** One packet's position in its incoming stream. */
export interface StreamPosition {
  /** Unwrapped sequence number. */
  readonly index: number;
  readonly timestamp: number;
  /** VP8's counters; −1 where the codec has none. */
  readonly pictureId: number;
  readonly tl0: number;
}

/** How one incoming stream is laid into the outgoing one; kept as long as a retransmission may need it. */
export interface Mapping {
  readonly firstIndex: number;
  readonly indexDelta: number;
  readonly timestampDelta: number;
  readonly pictureDelta: number;
  readonly tl0Delta: number;
}

/**
 * Joins pieces of several incoming streams (simulcast layers, or one stream with pauses) into one outgoing stream whose
 * sequence numbers have no gap, whose time does not go back, and whose VP8 picture numbers go on.
 */
export class StreamRewriter {
  #mapping: Mapping | undefined;
  #lastIndex: number;
  #lastTimestamp = 0;
  #lastPictureId = -1;
  #lastTl0 = -1;

  /** @param firstIndex the first outgoing index, 1..32767 at random as RFC 3550 wants */
  constructor(firstIndex: number) {
    this.#lastIndex = firstIndex - 1;
  }

  get mapping(): Mapping | undefined {
    return this.#mapping;
  }
  get lastTimestamp(): number {
    return this.#lastTimestamp;
  }

  /**
   * From this packet on the outgoing stream follows the packet's stream.
   * @param timestamp what the outgoing timestamp of this packet shall be; moved on when it would go back
   */
  begin(at: StreamPosition, timestamp: number): Mapping {
    const isFirst = this.#mapping === undefined;
    const outTimestamp =
      isFirst || ((timestamp - this.#lastTimestamp) | 0) > 0 ? timestamp >>> 0 : (this.#lastTimestamp + 1) >>> 0;
    this.#mapping = {
      firstIndex: at.index,
      indexDelta: this.#lastIndex + 1 - at.index,
      timestampDelta: (outTimestamp - at.timestamp) >>> 0,
      pictureDelta: at.pictureId < 0 || this.#lastPictureId < 0 ? 0 : (this.#lastPictureId + 1 - at.pictureId) & 0x7fff,
      tl0Delta: at.tl0 < 0 || this.#lastTl0 < 0 ? 0 : (this.#lastTl0 + 1 - at.tl0) & 0xff,
    };
    return this.#mapping;
  }

  /**
   * The packet's outgoing index.
   * @returns −1 when it belongs before the current piece (late, from before a switch) and must not be sent
   */
  place(at: StreamPosition): number {
    const mapping = this.#mapping;
    if (mapping === undefined || at.index < mapping.firstIndex) return -1;
    const index = at.index + mapping.indexDelta;
    if (index > this.#lastIndex) {
      this.#lastIndex = index;
      this.#lastTimestamp = (at.timestamp + mapping.timestampDelta) >>> 0;
      if (at.pictureId >= 0) this.#lastPictureId = (at.pictureId + mapping.pictureDelta) & 0x7fff;
      if (at.tl0 >= 0) this.#lastTl0 = (at.tl0 + mapping.tl0Delta) & 0xff;
    }
    return index;
  }
}
