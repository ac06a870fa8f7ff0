import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { TransportFeedback } from "./transport-feedback.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

/** An independent reader of the draft's format: index → arrival in ms, or null for "not received". */
function readFeedback(body: Buffer): Map<number, number | null> {
  const base = body.readUInt16BE(0);
  const count = body.readUInt16BE(2);
  let clock = body.readIntBE(4, 3) * 64;
  const symbols: number[] = [];
  let at = 8;
  while (symbols.length < count) {
    const chunk = body.readUInt16BE(at);
    at += 2;
    if ((chunk & 0x8000) === 0) for (let i = 0; i < (chunk & 0x1fff); i++) symbols.push((chunk >> 13) & 3);
    else if (chunk & 0x4000) for (let i = 0; i < 7; i++) symbols.push((chunk >> (12 - 2 * i)) & 3);
    else for (let i = 0; i < 14; i++) symbols.push((chunk >> (13 - i)) & 1);
  }
  const found = new Map<number, number | null>();
  symbols.slice(0, count).forEach((symbol, i) => {
    if (symbol === 0) {
      found.set((base + i) & 0xffff, null);
      return;
    }
    const delta = symbol === 1 ? body.readUInt8(at) : body.readInt16BE(at);
    at += symbol;
    clock += delta * 0.25;
    found.set((base + i) & 0xffff, clock);
  });
  return found;
}

describe("S33 arrival times are reported so that the sender can estimate its bandwidth", () => {
  test("S33 every arrival is told to a quarter of a millisecond, every loss as such, over the wrap too", () => {
    const arrivals = fc.array(
      fc.record({ skip: fc.integer({ min: 0, max: 30 }), gapMs: fc.double({ min: -5, max: 400, noNaN: true }) }),
      { minLength: 1, maxLength: 120 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), arrivals, (first, list) => {
        const feedback = new TransportFeedback();
        const sent = new Map<number, number>();
        let sequence = first;
        let now = 1000;
        for (const { skip, gapMs } of list) {
          feedback.arrived(sequence & 0xffff, now);
          sent.set(sequence & 0xffff, now);
          sequence += skip + 1;
          now = Math.max(0, now + gapMs);
        }
        const told = readFeedback(feedback.take() as Buffer);
        for (const [key, time] of told) {
          const arrived = sent.get(key);
          if (arrived === undefined) expect(time).toBeNull();
          else expect(Math.abs((time as number) - arrived)).toBeLessThanOrEqual(0.126);
        }
        for (const key of sent.keys()) expect(told.has(key)).toBe(true);
      }),
    );
  });

  test("S33 the next report begins where the last one ended, and nothing is told twice", () => {
    const feedback = new TransportFeedback();
    feedback.arrived(10, 100);
    feedback.arrived(12, 101);
    feedback.take();
    expect(feedback.take()).toBeNull();
    feedback.arrived(11, 102);
    expect(feedback.take()).toBeNull();
    feedback.arrived(15, 110);
    expect([...readFeedback(feedback.take() as Buffer).keys()]).toEqual([13, 14, 15]);
  });

  test("S33 a wild jump does not make a report without end", () => {
    const feedback = new TransportFeedback();
    feedback.arrived(0, 1);
    feedback.arrived(30_000, 2);
    expect((feedback.take() as Buffer).length).toBeLessThan(1000);
  });
});
