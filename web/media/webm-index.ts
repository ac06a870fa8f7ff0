import { children, concat, element, float, headOf, ids, readHead, readNumber, readUint, uint } from "./ebml.ts";

/** What is kept of a small element that the finished file begins with. */
interface Kept {
  readonly ebml: Uint8Array;
  readonly info: Uint8Array;
  readonly tracks: Uint8Array;
}

interface Cue {
  /** ms from the start. */
  readonly time: number;
  /** Of its cluster, from the first cluster on. */
  readonly offset: number;
}

export interface FinishedHead {
  /** Stands before the clusters in the finished file. */
  readonly head: Uint8Array;
  /** Where the clusters begin in what was recorded. */
  readonly from: number;
  readonly durationMs: number;
}

const containers: ReadonlySet<number> = new Set([ids.segment, ids.cluster]);
/** Read whole. A group is, since what the picture in it builds on comes after the picture. */
const whole: ReadonlySet<number> = new Set([ids.ebml, ids.info, ids.tracks, ids.timestamp, ids.blockGroup]);
/** A block's track, time and flags. */
const blockHead = 12;
/** One more packet of sound, about: the last block's own length is not written down. */
const lastMs = 20;

/**
 * Reads along while a browser records WebM, which it writes as a live stream: without a length and without an index, so that no
 * player can jump in it. At the end it makes the head that the file should have had.
 */
export class WebmIndex {
  readonly #kept: Partial<Record<keyof Kept, Uint8Array>> = {};
  readonly #cues: Cue[] = [];
  #rest: Uint8Array = new Uint8Array();
  /** Of `#rest` in the whole. */
  #at = 0;
  /** Bytes of an uninteresting payload that are still to come. */
  #skips = 0;
  #firstCluster: number | null = null;
  #cluster = { at: 0, time: 0, isCued: false };
  #videoTrack: number | null = null;
  #cueTrack = 1;
  #lastTime = 0;

  /** What was recorded next. @throws RangeError when it is no WebM */
  push(bytes: Uint8Array): void {
    this.#rest = this.#rest.length === 0 ? bytes : concat([this.#rest, bytes]);
    for (;;) {
      const skipped = Math.min(this.#skips, this.#rest.length);
      this.#take(skipped);
      this.#skips -= skipped;
      if (this.#skips > 0 || !this.#next()) return;
    }
  }

  /** @returns undefined when nothing was recorded */
  finish(): FinishedHead | undefined {
    const { ebml, info, tracks } = this.#kept;
    if (!ebml || !info || !tracks || this.#firstCluster === null) return undefined;
    const durationMs = this.#lastTime + lastMs;
    const newInfo = element(
      ids.info,
      ...[...children(info)].filter(({ id }) => id !== ids.duration).map(({ whole }) => whole),
      element(ids.duration, float(durationMs)),
    );
    const newTracks = element(ids.tracks, tracks);
    const before = newInfo.length + newTracks.length + this.#cueBytes(0).length;
    const cues = this.#cueBytes(before);
    const size = before + (this.#at + this.#rest.length - this.#firstCluster);
    const head = concat([element(ids.ebml, ebml), headOf(ids.segment, size), newInfo, newTracks, cues]);
    return { head, from: this.#firstCluster, durationMs };
  }

  /** @returns false when more bytes are needed */
  #next(): boolean {
    const head = readHead(this.#rest, 0);
    if (!head) return false;
    if (containers.has(head.id)) {
      if (head.id === ids.cluster) this.#beginCluster();
      this.#take(head.length);
      return true;
    }
    const size = head.size ?? 0;
    const needed = whole.has(head.id) ? size : head.id === ids.simpleBlock ? Math.min(size, blockHead) : 0;
    if (this.#rest.length < head.length + needed) return false;
    const payload = this.#rest.slice(head.length, head.length + needed);
    this.#see(head.id, payload);
    this.#take(head.length);
    this.#skips = size;
    return true;
  }

  #see(id: number, payload: Uint8Array): void {
    switch (id) {
      case ids.ebml:
        this.#kept.ebml = payload;
        break;
      case ids.info:
        this.#kept.info = payload;
        break;
      case ids.tracks:
        this.#kept.tracks = payload;
        this.#seeTracks(payload);
        break;
      case ids.timestamp:
        this.#cluster.time = readUint(payload);
        break;
      case ids.simpleBlock:
        this.#seeBlock(payload, (flags) => (flags & 0x80) !== 0);
        break;
      case ids.blockGroup: {
        // Browsers write groups where a picture has transparency. Their blocks have no flag: a whole picture refers to no other.
        const parts = new Map([...children(payload)].map((part) => [part.id, part.payload]));
        this.#seeBlock(parts.get(ids.block) ?? new Uint8Array(), () => !parts.has(ids.referenceBlock));
        break;
      }
    }
  }

  #seeTracks(payload: Uint8Array): void {
    for (const track of children(payload)) {
      if (track.id !== ids.trackEntry) continue;
      const fields = new Map([...children(track.payload)].map(({ id, payload: value }) => [id, readUint(value)]));
      const number = fields.get(ids.trackNumber) ?? 1;
      if (fields.get(ids.trackType) === 1) this.#videoTrack = number;
      this.#cueTrack = this.#videoTrack ?? number;
    }
  }

  #seeBlock(payload: Uint8Array, isWhole: (flags: number) => boolean): void {
    const track = readNumber(payload, 0);
    if (!track || payload.length < track.width + 3) return;
    const view = new DataView(payload.buffer, payload.byteOffset);
    const time = this.#cluster.time + view.getInt16(track.width);
    this.#lastTime = Math.max(this.#lastTime, time);
    // One may begin to play where a whole picture stands; with sound alone, anywhere.
    const isEntry = track.value === this.#cueTrack && isWhole(view.getUint8(track.width + 2));
    if (!isEntry || this.#cluster.isCued || this.#firstCluster === null) return;
    this.#cluster.isCued = true;
    this.#cues.push({ time, offset: this.#cluster.at - this.#firstCluster });
  }

  #beginCluster(): void {
    this.#firstCluster ??= this.#at;
    this.#cluster = { at: this.#at, time: 0, isCued: false };
  }

  #cueBytes(before: number): Uint8Array {
    const points = this.#cues.map(({ time, offset }) =>
      element(
        ids.cuePoint,
        element(ids.cueTime, uint(time)),
        element(
          ids.cueTrackPositions,
          element(ids.cueTrack, uint(this.#cueTrack)),
          element(ids.cueClusterPosition, uint(before + offset)),
        ),
      ),
    );
    return element(ids.cues, ...points);
  }

  #take(count: number): void {
    this.#rest = this.#rest.subarray(count);
    this.#at += count;
  }
}
