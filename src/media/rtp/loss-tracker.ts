/** A gap wider than this is no loss to repair but a new beginning. */
const widestGap = 256;
const maxAttempts = 8;
const widestBeginning = 64;

/** Finds what is missing in a stream that arrives, and says when to ask for it (again). Pure: time is handed in. */
export class LossTracker {
  readonly #missing = new Map<number, { attempts: number; askAgainAt: number }>();
  #highest = -1;
  #first = -1;

  /**
   * @param index the packet's unwrapped index
   * @returns "gap" when so much is missing that only a key frame helps; "duplicate" for what came, or was given up, before
   */
  arrived(index: number, nowMs: number): "new" | "gap" | "duplicate" {
    if (this.#highest < 0) {
      this.#highest = index;
      this.#first = index;
      return "new";
    }
    if (index < this.#first) return this.#isStillBeginning(index) ? this.#beginEarlier(index, nowMs) : "duplicate";
    if (index <= this.#highest) return this.#missing.delete(index) ? "new" : "duplicate";
    const skipped = index - this.#highest - 1;
    if (skipped > widestGap) {
      this.#missing.clear();
      this.#highest = index;
      return "gap";
    }
    // Two packets that overtook each other are the commonest "loss": 10 ms of patience cost nothing.
    for (let lost = this.#highest + 1; lost < index; lost++)
      this.#missing.set(lost, { attempts: 0, askAgainAt: nowMs + 10 });
    this.#highest = index;
    this.#forgetOld();
    return "new";
  }

  /** The packets of a stream's first picture may overtake each other too, and its first one is the one that matters. */
  #isStillBeginning(index: number): boolean {
    return this.#highest - index < widestBeginning;
  }

  #beginEarlier(index: number, nowMs: number): "new" {
    for (let lost = index + 1; lost < this.#first; lost++)
      this.#missing.set(lost, { attempts: 0, askAgainAt: nowMs + 10 });
    this.#first = index;
    return "new";
  }

  /**
   * Not every stream is repaired, and what nobody asks for would stay for ever. They stand in ascending order, so that the
   * first that is recent ends the search.
   */
  #forgetOld(): void {
    for (const index of this.#missing.keys()) {
      if (index >= this.#highest - widestGap) return;
      this.#missing.delete(index);
    }
  }

  /**
   * What to ask for now.
   * @param roundTripMs how long an answer takes; asking earlier again only costs bandwidth
   * @returns indices to request, and how many were given up on
   */
  due(nowMs: number, roundTripMs: number): { readonly indices: number[]; readonly givenUp: number } {
    const indices: number[] = [];
    let givenUp = 0;
    for (const [index, state] of this.#missing) {
      if (state.attempts >= maxAttempts || index < this.#highest - widestGap) {
        this.#missing.delete(index);
        givenUp++;
      } else if (state.askAgainAt <= nowMs) {
        state.attempts++;
        state.askAgainAt = nowMs + Math.max(20, roundTripMs) * 1.25;
        indices.push(index);
      }
    }
    return { indices, givenUp };
  }

  /** How many are missing that may still come. */
  get missingCount(): number {
    return this.#missing.size;
  }
}
