const words = 32;
/** How far behind the newest packet a late one may be: generous, since repairs come late. */
export const replayWindowSize = words * 32;

/** Which of the last 1,024 indices were seen (RFC 3711, 3.3.2). Ask before authentication, mark after it. */
export class ReplayWindow {
  readonly #bits = new Uint32Array(words);
  #highest = -1;

  isFresh(index: number): boolean {
    if (index < 0) return false;
    if (index > this.#highest) return true;
    if (index <= this.#highest - replayWindowSize) return false;
    return ((this.#bits[Math.floor(index / 32) % words] as number) & (1 << (index % 32))) === 0;
  }

  mark(index: number): void {
    if (index > this.#highest) {
      const from = Math.max(this.#highest + 1, index - replayWindowSize + 1);
      for (let cleared = from; cleared <= index; cleared++) this.#clear(cleared);
      this.#highest = index;
    }
    const word = Math.floor(index / 32) % words;
    this.#bits[word] = (this.#bits[word] as number) | (1 << (index % 32));
  }

  #clear(index: number): void {
    const word = Math.floor(index / 32) % words;
    this.#bits[word] = (this.#bits[word] as number) & ~(1 << (index % 32));
  }
}
