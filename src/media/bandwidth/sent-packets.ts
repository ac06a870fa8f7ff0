/** Packets that can be under way to one receiver: a second of a large picture at the highest rate that makes sense. */
const capacity = 2048;
const mask = capacity - 1;

/**
 * What went to one receiver and when, by transport-wide number: what its feedback is read against. Bounded, and without an
 * object for each packet.
 */
export class SentPackets {
  // Made with the first packet: who only hears needs none.
  #sentAt: Float64Array | undefined;
  #bytes = new Uint16Array(0);
  #next: number;

  /** @param first the first number, 0..65535 */
  constructor(first = 0) {
    this.#next = first;
  }

  /** @returns the number to write into the packet */
  register(bytes: number, nowMs: number): number {
    if (this.#sentAt === undefined) {
      this.#sentAt = new Float64Array(capacity).fill(Number.NaN);
      this.#bytes = new Uint16Array(capacity);
    }
    const index = this.#next++;
    this.#sentAt[index & mask] = nowMs;
    this.#bytes[index & mask] = bytes;
    return index & 0xffff;
  }

  /** When the packet was sent, or NaN when it is not known (any more). */
  sentAt(sequence: number): number {
    const index = this.#indexOf(sequence);
    return index < 0 ? Number.NaN : (this.#sentAt?.[index & mask] ?? Number.NaN);
  }

  /** @returns its size; 0 when not known, or told before */
  take(sequence: number): number {
    const index = this.#indexOf(sequence);
    if (index < 0) return 0;
    const bytes = this.#bytes[index & mask] ?? 0;
    this.#bytes[index & mask] = 0;
    return bytes;
  }

  #indexOf(sequence: number): number {
    const newest = this.#next - 1;
    const age = (newest - sequence) & 0xffff;
    return age >= capacity ? -1 : newest - age;
  }
}
