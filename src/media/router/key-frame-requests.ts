/** A key frame costs the sender a burst; asking more often than it can arrive only makes the burst longer. */
const spacingMs = 500;
/** Unanswered requests become rarer: a layer that its sender switched off will not answer. */
const widestSpacingMs = 4000;

/** Merges the key frame wishes of many receivers into few requests to one sender. Pure: time is handed in. */
export class KeyFrameRequests {
  #isWanted = false;
  #askedAt = Number.NEGATIVE_INFINITY;
  #spacingMs = spacingMs;
  #unanswered = 0;

  /**
   * @param isNew somebody new waits: what went unanswered before is no reason to make them wait longer
   * @returns whether a request is to be sent now
   */
  want(nowMs: number, isNew = false): boolean {
    this.#isWanted = true;
    if (isNew) {
      this.#unanswered = 0;
      this.#spacingMs = spacingMs;
    }
    return this.due(nowMs);
  }

  /** To be asked regularly: a request or its answer may have been lost. */
  due(nowMs: number): boolean {
    if (!this.#isWanted || nowMs - this.#askedAt < this.#spacingMs) return false;
    // The first two come half a second apart: one of them may just be lost.
    this.#spacingMs = this.#unanswered === 0 ? spacingMs : Math.min(widestSpacingMs, this.#spacingMs * 2);
    this.#unanswered++;
    this.#askedAt = nowMs;
    return true;
  }

  /** A key frame came: everybody waiting is served. */
  served(): void {
    this.#isWanted = false;
    this.#unanswered = 0;
    this.#spacingMs = spacingMs;
  }
}
