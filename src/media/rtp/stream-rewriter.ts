/** A stretch of one incoming stream within the outgoing one. */
export interface Piece<Source> {
  readonly source: Source;
  readonly firstIndex: number;
  readonly timestampDelta: number;
  readonly tl0Delta: number;
}

/** One incoming packet's place in its stream. */
export interface StreamPosition {
  /** Unwrapped sequence number. */
  readonly index: number;
  readonly timestamp: number;
  /** The codec's counters; −1 where it has none. */
  readonly pictureId: number;
  readonly tl0: number;
}

/** Where an outgoing packet came from. */
export interface Origin<Source> {
  readonly piece: Piece<Source>;
  readonly index: number;
  readonly pictureDelta: number;
}

/**
 * Joins pieces of several incoming streams (simulcast layers, or one stream with pauses), with pictures left out, into one
 * outgoing stream whose sequence numbers have no gap, whose time does not go back, and whose picture numbers go on.
 * What the last `place` found stands in `timestamp`, `pictureId` and `tl0`: an object for each packet and receiver would cost.
 */
export class StreamRewriter<Source> {
  timestamp = 0;
  pictureId = -1;
  tl0 = -1;
  readonly #historySize: number;
  // Of the last outgoing indices, made with the first packet: which packet each of them is.
  #indices = new Float64Array(0);
  #pictureDeltas = new Uint16Array(0);
  #pieces: (Piece<Source> | undefined)[] = [];
  #piece: Piece<Source> | undefined;
  #firstOut: number;
  #indexDelta = 0;
  #pictureDelta = 0;
  #lastIn = -1;
  #lastOut: number;
  #lastTimestamp = 0;
  #lastPictureId = -1;
  #lastTl0 = -1;
  #skippedPictureId = -1;

  /**
   * @param firstIndex the first outgoing index, 1..32767 at random as RFC 3550 wants
   * @param historySize packets that can be found again, a power of two; 0 where nothing is repaired and nothing left out
   */
  constructor(firstIndex: number, historySize: number) {
    this.#firstOut = firstIndex;
    this.#lastOut = firstIndex - 1;
    this.#historySize = historySize;
  }

  /** The piece that is being written; undefined before the first packet. */
  get piece(): Piece<Source> | undefined {
    return this.#piece;
  }
  get lastIndex(): number {
    return this.#lastOut;
  }
  get lastTimestamp(): number {
    return this.#lastTimestamp;
  }

  /**
   * From this packet on the outgoing stream follows the packet's stream.
   * @param timestamp what the outgoing timestamp of this packet shall be; moved on when it would go back
   */
  begin(source: Source, at: StreamPosition, timestamp: number): Piece<Source> {
    const isFirst = this.#piece === undefined;
    if (isFirst && this.#historySize > 0) {
      this.#indices = new Float64Array(this.#historySize);
      this.#pictureDeltas = new Uint16Array(this.#historySize);
      this.#pieces = new Array(this.#historySize).fill(undefined);
    }
    const outTimestamp =
      isFirst || ((timestamp - this.#lastTimestamp) | 0) > 0 ? timestamp >>> 0 : (this.#lastTimestamp + 1) >>> 0;
    this.#indexDelta = this.#lastOut + 1 - at.index;
    this.#lastIn = at.index - 1;
    this.#skippedPictureId = -1;
    this.#pictureDelta =
      at.pictureId < 0 || this.#lastPictureId < 0 ? 0 : (this.#lastPictureId + 1 - at.pictureId) & 0x7fff;
    this.#piece = {
      source,
      firstIndex: at.index,
      timestampDelta: (outTimestamp - at.timestamp) >>> 0,
      tl0Delta: at.tl0 < 0 || this.#lastTl0 < 0 ? 0 : (this.#lastTl0 + 1 - at.tl0) & 0xff,
    };
    return this.#piece;
  }

  /**
   * The packet's outgoing index.
   * @returns −1 when it has no place (late, from before a switch, or of a picture that was left out) and must not be sent
   */
  place(at: StreamPosition): number {
    const piece = this.#piece;
    if (piece === undefined || at.index < piece.firstIndex) return -1;
    this.timestamp = (at.timestamp + piece.timestampDelta) >>> 0;
    if (at.index <= this.#lastIn) return this.#placeLate(piece, at);
    this.#reserve(piece, at.index);
    this.#lastTimestamp = this.timestamp;
    this.#number(piece, at, this.#pictureDelta);
    if (at.pictureId >= 0) this.#lastPictureId = this.pictureId;
    if (at.tl0 >= 0) this.#lastTl0 = this.tl0;
    return this.#lastOut;
  }

  /** Leaves a packet out, and closes the gap. @returns false when it is late: what has a place already has to fill it */
  skip(at: StreamPosition): boolean {
    const piece = this.#piece;
    if (piece === undefined || at.index <= this.#lastIn) return false;
    if (at.index > this.#lastIn + 1) this.#reserve(piece, at.index - 1);
    this.#lastIn = at.index;
    this.#indexDelta--;
    if (at.pictureId >= 0 && at.pictureId !== this.#skippedPictureId) {
      this.#skippedPictureId = at.pictureId;
      this.#pictureDelta = (this.#pictureDelta - 1) & 0x7fff;
    }
    return true;
  }

  /** @returns which packet was sent under an outgoing index; undefined when that is too long ago */
  originOf(outIndex: number): Origin<Source> | undefined {
    if (outIndex > this.#lastOut || outIndex < this.#firstOut || outIndex <= this.#lastOut - this.#historySize)
      return undefined;
    const slot = outIndex & (this.#historySize - 1);
    const piece = this.#pieces[slot];
    if (piece === undefined) return undefined;
    return { piece, index: this.#indices[slot] as number, pictureDelta: this.#pictureDeltas[slot] as number };
  }

  #placeLate(piece: Piece<Source>, at: StreamPosition): number {
    if (this.#historySize === 0) {
      this.#number(piece, at, this.#pictureDelta);
      return at.index + this.#indexDelta;
    }
    // What was left out since has moved the numbers back: it stands there or further on.
    let outIndex = Math.max(at.index + this.#indexDelta, this.#lastOut - this.#historySize + 1);
    for (; outIndex <= this.#lastOut; outIndex++) {
      const origin = this.originOf(outIndex);
      if (origin === undefined || origin.piece !== piece || origin.index < at.index) continue;
      if (origin.index > at.index) return -1;
      this.#number(piece, at, origin.pictureDelta);
      return outIndex;
    }
    return -1;
  }

  /** Gives places to everything up to `index`: what is missing may still come. */
  #reserve(piece: Piece<Source>, index: number): void {
    const out = index + this.#indexDelta;
    const from = Math.max(this.#lastIn + 1, index - this.#historySize + 1);
    for (let missing = from; missing <= index && this.#historySize > 0; missing++) {
      const slot = (missing + this.#indexDelta) & (this.#historySize - 1);
      this.#indices[slot] = missing;
      this.#pictureDeltas[slot] = this.#pictureDelta;
      this.#pieces[slot] = piece;
    }
    this.#lastIn = index;
    this.#lastOut = out;
  }

  #number(piece: Piece<Source>, at: StreamPosition, pictureDelta: number): void {
    this.pictureId = at.pictureId < 0 ? -1 : (at.pictureId + pictureDelta) & 0x7fff;
    this.tl0 = at.tl0 < 0 ? -1 : (at.tl0 + piece.tl0Delta) & 0xff;
  }
}
