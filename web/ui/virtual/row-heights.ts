/**
 * Heights of very many rows, most of them estimated. A Fenwick tree over the differences to the estimate: changing one row
 * and finding the row at a position are O(log n), so that 100,000 rows cost no more than 100.
 */
export class RowHeights {
  readonly estimate: number;
  #count = 0;
  #capacity = 1;
  /** Measured height minus estimate, by row. */
  #extra: Float64Array = new Float64Array(1);
  #tree: Float64Array = new Float64Array(2);

  /** @param estimate px; what a row counts as until it was measured */
  constructor(estimate: number) {
    this.estimate = estimate;
  }

  get count(): number {
    return this.#count;
  }
  get total(): number {
    return this.offsetOf(this.#count);
  }

  /** Rows are added or taken away at the end. */
  setCount(count: number): void {
    for (let row = count; row < this.#count; row += 1) this.set(row, this.estimate);
    if (count > this.#capacity) this.#grow(count);
    this.#count = count;
  }

  heightOf(row: number): number {
    return this.estimate + (this.#extra[row] ?? 0);
  }

  /** @returns whether it was another height before */
  set(row: number, height: number): boolean {
    const difference = height - this.estimate - (this.#extra[row] ?? 0);
    if (Math.abs(difference) < 0.01) return false;
    this.#extra[row] = height - this.estimate;
    for (let at = row + 1; at <= this.#capacity; at += at & -at) this.#tree[at] = (this.#tree[at] ?? 0) + difference;
    return true;
  }

  /** Where a row begins: px from the top. */
  offsetOf(row: number): number {
    let sum = 0;
    for (let at = row; at > 0; at -= at & -at) sum += this.#tree[at] ?? 0;
    return row * this.estimate + sum;
  }

  /** The row that covers a position; the first or last one for positions outside. */
  rowAt(offset: number): number {
    let row = 0;
    let rest = offset;
    for (let stride = this.#capacity; stride > 0; stride >>= 1) {
      const next = row + stride;
      if (next > this.#capacity) continue;
      const height = stride * this.estimate + (this.#tree[next] ?? 0);
      if (height > rest) continue;
      row = next;
      rest -= height;
    }
    return Math.max(0, Math.min(row, this.#count - 1));
  }

  #grow(count: number): void {
    let capacity = this.#capacity;
    while (capacity < count) capacity *= 2;
    const extra = new Float64Array(capacity);
    extra.set(this.#extra);
    const tree = new Float64Array(capacity + 1);
    for (let row = 0; row < capacity; row += 1) tree[row + 1] = extra[row] ?? 0;
    for (let at = 1; at <= capacity; at += 1) {
      const parent = at + (at & -at);
      if (parent <= capacity) tree[parent] = (tree[parent] ?? 0) + (tree[at] ?? 0);
    }
    this.#capacity = capacity;
    this.#extra = extra;
    this.#tree = tree;
  }
}
