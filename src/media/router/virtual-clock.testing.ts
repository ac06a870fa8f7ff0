interface Planned {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/** Time that passes as fast as the work in it is done; what is planned for the same moment runs in the order of planning. */
export class Clock {
  nowMs = 0;
  #order = 0;
  /** A binary heap, the next one first. */
  readonly #planned: Planned[] = [];

  at(atMs: number, run: () => void): void {
    const heap = this.#planned;
    heap.push({ atMs, order: this.#order++, run });
    for (let i = heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!isBefore(heap[i] as Planned, heap[parent] as Planned)) break;
      swap(heap, i, parent);
      i = parent;
    }
  }

  every(periodMs: number, run: () => void): void {
    const again = (atMs: number) =>
      this.at(atMs, () => {
        run();
        again(atMs + periodMs);
      });
    again(this.nowMs);
  }

  runUntil(endMs: number): void {
    while ((this.#planned[0]?.atMs ?? Number.POSITIVE_INFINITY) <= endMs) {
      const next = this.#take();
      this.nowMs = next.atMs;
      next.run();
    }
    this.nowMs = endMs;
  }

  #take(): Planned {
    const heap = this.#planned;
    const first = heap[0] as Planned;
    const last = heap.pop() as Planned;
    if (heap.length === 0) return first;
    heap[0] = last;
    for (let i = 0; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < heap.length && isBefore(heap[child] as Planned, heap[least] as Planned)) least = child;
      if (least === i) return first;
      swap(heap, i, least);
      i = least;
    }
  }
}

const isBefore = (a: Planned, b: Planned): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

function swap(heap: Planned[], a: number, b: number): void {
  const kept = heap[a] as Planned;
  heap[a] = heap[b] as Planned;
  heap[b] = kept;
}
