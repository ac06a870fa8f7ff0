/** Distance from `b` to `a` on the 16-bit circle, −32768..32767: positive when `a` is newer. */
export const sequenceDistance = (a: number, b: number): number => ((a - b) << 16) >> 16;

/** Distance from `b` to `a` on the 32-bit circle of RTP timestamps. */
export const timestampDistance = (a: number, b: number): number => (a - b) | 0;

/**
 * Turns 16-bit sequence numbers into an index that never wraps: `roll-over counter × 65536 + sequence`.
 * A jump of more than half the circle is taken for a packet from before it.
 */
export class SequenceUnwrapper {
  #highest: number | undefined;

  /** The index of `sequence`, without remembering it (a packet whose authenticity is not yet known). */
  peek(sequence: number): number {
    if (this.#highest === undefined) return sequence;
    const index = this.#highest + sequenceDistance(sequence, this.#highest & 0xffff);
    // Before the very first packet there is no earlier turn of the circle.
    return index < 0 ? index + 0x10000 : index;
  }

  unwrap(sequence: number): number {
    const index = this.peek(sequence);
    if (this.#highest === undefined || index > this.#highest) this.#highest = index;
    return index;
  }
}
