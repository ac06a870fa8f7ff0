import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { StreamRewriter } from "./stream-rewriter.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const at = (index: number, timestamp = index * 3000, pictureId = -1, tl0 = -1) => ({
  index,
  timestamp,
  pictureId,
  tl0,
});

describe("S33 joining streams", () => {
  test("S33 the first stream starts at the chosen index and keeps its distances", () => {
    const rewriter = new StreamRewriter<string>(100, 16);
    rewriter.begin("a", at(7000), 5);
    expect([7000, 7001, 7003].map((index) => rewriter.place(at(index)))).toEqual([100, 101, 103]);
  });

  test.each([0, 16])(
    "S33 a late packet gets the place that was left for it, and one from before a switch none (%p)",
    (size) => {
      const rewriter = new StreamRewriter<string>(1, size);
      rewriter.begin("a", at(10), 0);
      rewriter.place(at(10));
      rewriter.place(at(12));
      expect(rewriter.place(at(11))).toBe(2);
      rewriter.begin("b", at(500), 9_000_000);
      expect(rewriter.place(at(500))).toBe(4);
      expect(rewriter.place(at(499))).toBe(-1);
    },
  );

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
          const rewriter = new StreamRewriter<number>(start, 16);
          let expected = start;
          let last: number | undefined;
          for (const { first, length, timestamp, wanted } of pieces) {
            rewriter.begin(first, at(first, timestamp), wanted);
            for (let i = 0; i < length; i++) {
              if (rewriter.place(at(first + i, (timestamp + i) >>> 0)) !== expected++) throw new Error("a gap");
              const out = rewriter.timestamp;
              if (last !== undefined && ((out - last) | 0) <= 0) throw new Error("back in time");
              last = out;
            }
          }
        },
      ),
    );
  });

  test("S33 picture numbers go on over a switch, across the wrap of both counters", () => {
    const rewriter = new StreamRewriter<string>(1, 16);
    rewriter.begin("a", at(1, 0, 32_767, 255), 0);
    rewriter.place(at(1, 0, 32_767, 255));
    rewriter.begin("b", at(90, 0, 1234, 7), 3000);
    rewriter.place(at(90, 0, 1234, 7));
    expect([rewriter.pictureId, rewriter.tl0]).toEqual([0, 0]);
  });
});

describe("S33 leaving pictures out", () => {
  /** Pictures of two packets; those of odd number may be left out. */
  const packet = (index: number) => at(index, (index >> 1) * 3000, (index >> 1) & 0x7fff, -1);

  test("S33 the receiver sees no gap, neither in packets nor in pictures", () => {
    const rewriter = new StreamRewriter<string>(10, 64);
    rewriter.begin("a", packet(100), 0);
    const sent: [number, number][] = [];
    for (let index = 100; index < 112; index++) {
      if ((index >> 1) % 2 === 1 && rewriter.skip(packet(index))) continue;
      sent.push([rewriter.place(packet(index)), rewriter.pictureId]);
    }
    expect(sent).toEqual([10, 11, 12, 13, 14, 15].map((index, i) => [index, 50 + (i >> 1)]));
  });

  test("S33 with losses, repairs and disorder: nothing twice, in order, and each found again for a repair", () => {
    const moves = fc.array(fc.record({ isSkipped: fc.boolean(), delay: fc.nat({ max: 6 }), isLost: fc.boolean() }), {
      minLength: 1,
      maxLength: 400,
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), moves, (first, list) => {
        const rewriter = new StreamRewriter<string>(1, 256);
        rewriter.begin("a", at(first), 0);
        rewriter.place(at(first));
        const arriving = list
          .map(({ isSkipped, delay, isLost }, i) => ({ index: first + 1 + i, isSkipped, isLost, when: i + delay }))
          .filter(({ isLost }) => !isLost)
          .sort((a, b) => a.when - b.when);
        const byOut = new Map<number, number>();
        for (const { index, isSkipped } of arriving) {
          if (isSkipped && rewriter.skip(at(index))) continue;
          const out = rewriter.place(at(index));
          if (out < 0) throw new Error(`no place for ${index}`);
          if (byOut.has(out)) throw new Error(`${out} twice`);
          byOut.set(out, index);
        }
        const ordered = [...byOut].sort(([a], [b]) => a - b).map(([, index]) => index);
        expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
        for (const [out, index] of byOut)
          if (out > rewriter.lastIndex - 256) expect(rewriter.originOf(out)?.index).toBe(index);
        expect(rewriter.originOf(rewriter.lastIndex + 1)).toBeUndefined();
      }),
    );
  });
});
