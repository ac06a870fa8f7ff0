import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { StreamRewriter } from "./stream-rewriter.ts";

const at = (index: number, timestamp = index * 3000, pictureId = -1, tl0 = -1) => ({
  index,
  timestamp,
  pictureId,
  tl0,
});

describe("S33 joining streams", () => {
  test("S33 the first stream starts at the chosen index and keeps its distances", () => {
    const rewriter = new StreamRewriter(100);
    rewriter.begin(at(7000), 5);
    expect([7000, 7001, 7003].map((index) => rewriter.place(at(index)))).toEqual([100, 101, 103]);
  });

  test("S33 a late packet gets the place that was left for it, and one from before a switch none", () => {
    const rewriter = new StreamRewriter(1);
    rewriter.begin(at(10), 0);
    rewriter.place(at(10));
    rewriter.place(at(12));
    expect(rewriter.place(at(11))).toBe(2);
    rewriter.begin(at(500), 9_000_000);
    expect(rewriter.place(at(500))).toBe(4);
    expect(rewriter.place(at(499))).toBe(-1);
  });

  test("S33 outgoing numbers go on without a gap over any switches, and time never goes back", () => {
    const piece = fc.record({
      first: fc.integer({ min: 0, max: 200_000 }),
      length: fc.integer({ min: 1, max: 300 }),
      timestamp: fc.integer({ min: 0, max: 0xffff_ffff }),
      wanted: fc.integer({ min: 0, max: 0xffff_ffff }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 32_767 }),
        fc.array(piece, { minLength: 1, maxLength: 20 }),
        (start, pieces) => {
          const rewriter = new StreamRewriter(start);
          let expected = start;
          let last: number | undefined;
          for (const { first, length, timestamp, wanted } of pieces) {
            const mapping = rewriter.begin(at(first, timestamp), wanted);
            for (let i = 0; i < length; i++) {
              const position = at(first + i, (timestamp + i) >>> 0);
              expect(rewriter.place(position)).toBe(expected++);
              const out = (position.timestamp + mapping.timestampDelta) >>> 0;
              if (last !== undefined) expect((out - last) | 0).toBeGreaterThan(0);
              last = out;
            }
          }
        },
      ),
    );
  });

  test("S33 VP8 picture numbers go on over a switch, across the wrap of both counters", () => {
    const rewriter = new StreamRewriter(1);
    rewriter.begin(at(1, 0, 32_767, 255), 0);
    rewriter.place(at(1, 0, 32_767, 255));
    const mapping = rewriter.begin(at(90, 0, 1234, 7), 3000);
    expect((1234 + mapping.pictureDelta) & 0x7fff).toBe(0);
    expect((7 + mapping.tl0Delta) & 0xff).toBe(0);
  });
});
