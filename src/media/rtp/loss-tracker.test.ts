import { describe, expect, test } from "bun:test";
import { LossTracker } from "./loss-tracker.ts";
import { PacketRing } from "./packet-ring.ts";

describe("S33 losses are found and asked for", () => {
  test("S33 a gap is asked for after a moment of patience, and no more once it is filled", () => {
    const losses = new LossTracker();
    losses.arrived(10, 0);
    losses.arrived(13, 0);
    expect(losses.due(5, 50).indices).toEqual([]);
    expect(losses.due(10, 50).indices).toEqual([11, 12]);
    expect(losses.due(20, 50).indices).toEqual([]);
    expect(losses.arrived(11, 21)).toBe("new");
    expect(losses.due(100, 50).indices).toEqual([12]);
    expect(losses.missingCount).toBe(1);
  });

  test("S33 packets that merely overtook each other are not asked for", () => {
    const losses = new LossTracker();
    losses.arrived(1, 0);
    losses.arrived(3, 0);
    losses.arrived(2, 4);
    expect(losses.due(1000, 50).indices).toEqual([]);
  });

  test("S33 what came twice, or from long before the beginning, is a duplicate", () => {
    const losses = new LossTracker();
    losses.arrived(100, 0);
    expect(losses.arrived(100, 0)).toBe("duplicate");
    expect(losses.arrived(4, 0)).toBe("duplicate");
  });

  test("S33 a stream's first packets may come in another order", () => {
    const losses = new LossTracker();
    expect([103, 100, 102, 100].map((index) => losses.arrived(index, 0))).toEqual(["new", "new", "new", "duplicate"]);
    expect(losses.due(10, 50).indices).toEqual([101]);
  });

  test("S33 it gives up at last", () => {
    const losses = new LossTracker();
    losses.arrived(1, 0);
    losses.arrived(3, 0);
    let asked = 0;
    for (let now = 10; now < 5000; now += 10) asked += losses.due(now, 20).indices.length;
    expect(asked).toBe(8);
    expect(losses.missingCount).toBe(0);
    expect(losses.arrived(2, 5000)).toBe("duplicate");
  });

  test("S33 a jump too wide to repair is a gap, and memory stays bounded", () => {
    const losses = new LossTracker();
    losses.arrived(1, 0);
    expect(losses.arrived(10_000, 0)).toBe("gap");
    expect(losses.missingCount).toBe(0);
  });
});

test("S33 a stream that loses almost everything, and that nobody repairs, takes no more memory", () => {
  const losses = new LossTracker();
  for (let index = 0; index < 257 * 400; index += 257) losses.arrived(index, 0);
  expect(losses.missingCount).toBeLessThanOrEqual(512);
});

describe("S33 the ring of sent packets", () => {
  test("S33 holds the newest and gives nothing instead of something else", () => {
    const ring = new PacketRing<{ index: number }>(4);
    for (let index = 0; index < 6; index++) ring.put({ index });
    expect([1, 2, 5, 6].map((index) => ring.get(index)?.index)).toEqual([undefined, 2, 5, undefined]);
  });

  test("S33 a late packet does not push out a newer one", () => {
    const ring = new PacketRing<{ index: number }>(4);
    ring.put({ index: 9 });
    ring.put({ index: 5 });
    expect(ring.get(9)?.index).toBe(9);
    expect(ring.get(5)).toBeUndefined();
  });

  test("S33 a capacity that is no power of two is refused", () => {
    expect(() => new PacketRing(3)).toThrow(RangeError);
  });
});
