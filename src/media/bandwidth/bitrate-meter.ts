const slotMs = 50;

/** Bits per second over a sliding window, by whatever clock the times are of. */
export class BitrateMeter {
  readonly #slots: Float64Array;
  #slot = Number.NaN;
  #first = Number.NaN;
  #bytes = 0;

  /** @param windowMs a multiple of 50 */
  constructor(windowMs: number) {
    this.#slots = new Float64Array(windowMs / slotMs);
  }

  add(bytes: number, atMs: number): void {
    const slot = this.#advance(atMs);
    if (slot <= this.#slot - this.#slots.length) return;
    const at = slot % this.#slots.length;
    this.#slots[at] = (this.#slots[at] as number) + bytes;
    this.#bytes += bytes;
  }

  /** @returns null while less than half a window is known */
  rate(atMs: number): number | null {
    if (Number.isNaN(this.#slot)) return null;
    this.#advance(atMs);
    const known = Math.min(this.#slots.length, this.#slot - this.#first + 1);
    if (known * 2 < this.#slots.length) return null;
    return (this.#bytes * 8000) / (known * slotMs);
  }

  #advance(atMs: number): number {
    const slot = Math.floor(atMs / slotMs);
    const size = this.#slots.length;
    if (Number.isNaN(this.#slot) || slot > this.#slot + size * 4) {
      this.#slots.fill(0);
      this.#bytes = 0;
      this.#slot = slot;
      this.#first = slot;
      return slot;
    }
    while (this.#slot < slot) {
      this.#slot++;
      const at = this.#slot % size;
      this.#bytes -= this.#slots[at] as number;
      this.#slots[at] = 0;
    }
    return slot;
  }
}
