/**
 * The last packets of one stream, for retransmission: a bounded ring by packet index, so that a receiver that asks for what
 * is long gone gets nothing instead of something else.
 */
export class PacketRing<T extends { readonly index: number }> {
  readonly #slots: (T | undefined)[];
  readonly #mask: number;

  /** @param capacity packets, a power of two */
  constructor(capacity: number) {
    if (capacity < 1 || (capacity & (capacity - 1)) !== 0) throw new RangeError("capacity must be a power of two");
    this.#slots = new Array<T | undefined>(capacity).fill(undefined);
    this.#mask = capacity - 1;
  }

  put(packet: T): void {
    const slot = packet.index & this.#mask;
    const held = this.#slots[slot];
    // A late packet must not push out a newer one.
    if (held === undefined || held.index <= packet.index) this.#slots[slot] = packet;
  }

  get(index: number): T | undefined {
    const held = this.#slots[index & this.#mask];
    return held?.index === index ? held : undefined;
  }

  clear(): void {
    this.#slots.fill(undefined);
  }
}
