import { expect, test } from "bun:test";
import fc from "fast-check";
import { RowHeights } from "./row-heights.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

test("unmeasured rows count as estimated", () => {
  const heights = new RowHeights(40);
  heights.setCount(100_000);
  expect(heights.total).toBe(4_000_000);
  expect(heights.rowAt(0)).toBe(0);
  expect(heights.rowAt(39.9)).toBe(0);
  expect(heights.rowAt(40)).toBe(1);
  expect(heights.rowAt(4_000_000)).toBe(99_999);
  expect(heights.rowAt(-5)).toBe(0);
});

test("any measuring, growing and shrinking gives what adding up by hand gives", () => {
  const change = fc.oneof(
    fc.record({ row: fc.nat(79), height: fc.integer({ min: 0, max: 300 }) }),
    fc.record({ count: fc.integer({ min: 1, max: 80 }) }),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), fc.nat(5_000), (changes, position) => {
      const heights = new RowHeights(30);
      let plain: number[] = [30];
      heights.setCount(1);
      for (const one of changes) {
        if ("count" in one) {
          heights.setCount(one.count);
          plain = Array.from({ length: one.count }, (_, row) => plain[row] ?? 30);
        } else if (one.row < plain.length) {
          heights.set(one.row, one.height);
          plain[one.row] = one.height;
        }
      }
      const offsets = plain.map((_, row) => plain.slice(0, row).reduce((a, b) => a + b, 0));
      expect(plain.map((_, row) => heights.offsetOf(row))).toEqual(offsets);
      expect(heights.total).toBe(plain.reduce((a, b) => a + b, 0));
      const row = heights.rowAt(position);
      if (position < heights.total) {
        expect(offsets[row]).toBeLessThanOrEqual(position);
        expect((offsets[row] ?? 0) + (plain[row] ?? 0)).toBeGreaterThan(position);
      } else expect(row).toBe(plain.length - 1);
    }),
  );
});
