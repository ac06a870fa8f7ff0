/** Something with output that waits to be written. */
export interface Flushable {
  flush(): void;
}

/**
 * Writes what a turn of the event loop produced once the turn is over: everything one socket gets in it leaves in one
 * system call, which is most of a delivery's price.
 */
export class Flusher {
  private dirty: Flushable[] = [];

  /** To be called once for each that has begun to fill. */
  schedule(target: Flushable): void {
    if (this.dirty.push(target) === 1) setImmediate(this.flush);
  }

  /** Writes now: at the end of the turn the next group of changes may be committed first, and block the thread. */
  readonly flush = (): void => {
    const due = this.dirty;
    this.dirty = [];
    for (const each of due) each.flush();
  };
}
