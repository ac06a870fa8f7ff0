import { SequenceUnwrapper } from "./sequence.ts";

/** Ticks of 250 µs: the unit of receive deltas in transport-wide feedback. */
const tickMs = 0.25;
/** 64 ms: the unit of the reference time. */
const referenceMs = 64;
/** More than one feedback packet can describe is dropped: the sender takes it for lost and slows down, rightly. */
const widestReport = 4096;

/**
 * Collects arrival times of a connection's packets and writes the feedback by which the sender estimates its bandwidth.
 * @see draft-holmer-rmcat-transport-wide-cc-extensions-01
 */
export class TransportFeedback {
  readonly #arrivals = new Map<number, number>();
  readonly #unwrapper = new SequenceUnwrapper();
  #next = -1;
  #highest = -1;
  #count = 0;

  arrived(sequence: number, nowMs: number): void {
    const index = this.#unwrapper.unwrap(sequence);
    if (this.#next < 0) this.#next = index;
    // Reported as lost already; saying so again would contradict.
    if (index < this.#next) return;
    this.#arrivals.set(index, nowMs);
    if (index > this.#highest) this.#highest = index;
  }

  /** @returns the body of one feedback packet about everything since the last, or null when nothing arrived */
  take(): Buffer | null {
    if (this.#arrivals.size === 0) return null;
    const base = Math.max(this.#next, this.#highest - widestReport + 1);
    const times: (number | undefined)[] = [];
    for (let index = base; index <= this.#highest; index++) times.push(this.#arrivals.get(index));
    this.#arrivals.clear();
    this.#next = this.#highest + 1;
    const first = times.find((time) => time !== undefined);
    if (first === undefined) return null;
    const reference = Math.floor(first / referenceMs);
    const { symbols, deltas } = encodeDeltas(times, reference * referenceMs);
    return assemble(base & 0xffff, reference, this.#count++ & 0xff, symbols, deltas);
  }
}

/** 0 not received, 1 a delta of one byte, 2 a delta of two (negative or large). */
type Symbol2 = 0 | 1 | 2;

function encodeDeltas(times: readonly (number | undefined)[], startMs: number) {
  const symbols: Symbol2[] = [];
  const deltas: number[] = [];
  // Rounding is carried along: each delta is taken from where the reader's clock stands, not from the exact time before.
  let clock = 0;
  for (const time of times) {
    if (time === undefined) {
      symbols.push(0);
      continue;
    }
    const delta = Math.max(-0x8000, Math.min(0x7fff, Math.round((time - startMs) / tickMs) - clock));
    clock += delta;
    if (delta >= 0 && delta <= 255) {
      symbols.push(1);
      deltas.push(delta);
    } else {
      symbols.push(2);
      deltas.push((delta >> 8) & 0xff, delta & 0xff);
    }
  }
  return { symbols, deltas };
}

function encodeChunks(symbols: readonly Symbol2[]): number[] {
  const chunks: number[] = [];
  for (let at = 0; at < symbols.length; ) {
    const symbol = symbols[at] as Symbol2;
    let run = 1;
    while (at + run < symbols.length && symbols[at + run] === symbol && run < 0x1fff) run++;
    if (run >= 7) {
      chunks.push((symbol << 13) | run);
      at += run;
    } else {
      // A vector of seven two-bit symbols; the last one is filled up with "not received".
      let chunk = 0xc000;
      for (let i = 0; i < 7; i++) chunk |= (symbols[at + i] ?? 0) << (12 - 2 * i);
      chunks.push(chunk);
      at += 7;
    }
  }
  return chunks;
}

function assemble(base: number, reference: number, count: number, symbols: Symbol2[], deltas: number[]): Buffer {
  const chunks = encodeChunks(symbols);
  const length = 8 + chunks.length * 2 + deltas.length;
  const body = Buffer.alloc((length + 3) & ~3);
  body.writeUInt16BE(base, 0);
  body.writeUInt16BE(symbols.length, 2);
  body.writeUIntBE(reference & 0xff_ffff, 4, 3);
  body[7] = count;
  chunks.forEach((chunk, i) => {
    body.writeUInt16BE(chunk, 8 + i * 2);
  });
  body.set(deltas, 8 + chunks.length * 2);
  return body;
}
