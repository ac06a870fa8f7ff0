import { describe, expect, test } from "bun:test";
import { KeyFrameRequests } from "./key-frame-requests.ts";
import { Speakers } from "./speakers.ts";
import { joinTimelines } from "./timeline.ts";

describe("S33 key frames are asked for sparingly", () => {
  test("S33 wishes of many receivers become one request", () => {
    const requests = new KeyFrameRequests();
    expect([0, 1, 2, 400].map((now) => requests.want(now))).toEqual([true, false, false, false]);
    expect(requests.due(500)).toBe(true);
  });

  test("S33 once served nothing is asked, and a new wish is met soon", () => {
    const requests = new KeyFrameRequests();
    requests.want(0);
    requests.served();
    expect(requests.due(5000)).toBe(false);
    expect(requests.want(5001)).toBe(true);
  });

  test("S33 a layer that never answers is asked ever more rarely", () => {
    const requests = new KeyFrameRequests();
    requests.want(0);
    let asked = 0;
    for (let now = 0; now <= 20_000; now += 25) if (requests.due(now)) asked++;
    expect(asked).toBeLessThan(9);
    expect(asked).toBeGreaterThan(4);
    // Somebody new does not have to wait for the long spacing that others brought about.
    expect(requests.want(20_600, true)).toBe(true);
  });
});

describe("S33 the active speaker is shown", () => {
  /** Lets people talk for a while, a packet each 20 ms; levels in −dBov. */
  function talk(speakers: Speakers, levels: Record<string, number>, fromMs: number, toMs: number): void {
    for (let now = fromMs; now < toMs; now += 20)
      for (const [id, level] of Object.entries(levels)) speakers.heard(id, level, now);
  }

  test("S33 who talks is named within half a second, and no more soon after", () => {
    const speakers = new Speakers();
    talk(speakers, { ada: 25, bob: 127 }, 0, 500);
    expect(speakers.changed(500)).toEqual(["ada"]);
    expect(speakers.changed(510)).toBeNull();
    talk(speakers, { ada: 127, bob: 127 }, 500, 1500);
    expect(speakers.changed(1500)).toEqual([]);
  });

  test("S33 the louder one comes first, and a slightly louder one does not take over at once", () => {
    const speakers = new Speakers();
    talk(speakers, { ada: 30, bob: 40 }, 0, 1000);
    expect(speakers.changed(1000)).toEqual(["ada", "bob"]);
    talk(speakers, { ada: 30, bob: 28 }, 1000, 2000);
    expect(speakers.changed(2000)).toBeNull();
    talk(speakers, { ada: 45, bob: 15 }, 2000, 3000);
    expect(speakers.changed(3000)).toEqual(["bob", "ada"]);
  });

  test("S33 room noise is nobody speaking", () => {
    const speakers = new Speakers();
    talk(speakers, { ada: 60 }, 0, 3000);
    expect(speakers.changed(3000)).toBeNull();
  });

  test("S33 somebody whose packets stop (muted, gone) fades out", () => {
    const speakers = new Speakers();
    talk(speakers, { ada: 20 }, 0, 1000);
    speakers.changed(1000);
    expect(speakers.changed(3000)).toEqual([]);
  });
});

describe("S33 a layer switch keeps the time of the picture", () => {
  const previous = {
    timestamp: 1_000_000,
    sentAtMs: 5000,
    timestampDelta: 0,
    clock: { ntpMs: 5000, timestamp: 1_000_000 },
  };

  test("S33 by the sender's clock, when both layers told theirs", () => {
    const next = { timestamp: 77_000, clock: { ntpMs: 5000, timestamp: 68_000 } };
    expect(joinTimelines(next, previous, 5130, 90_000)).toBe(1_000_000 + 9000);
  });

  test("S33 by the time that passed, when a clock is missing or contradicts it", () => {
    expect(joinTimelines({ timestamp: 7, clock: undefined }, previous, 5100, 90_000)).toBe(1_009_000);
    const absurd = { timestamp: 7, clock: { ntpMs: 900_000, timestamp: 7 } };
    expect(joinTimelines(absurd, previous, 5100, 90_000)).toBe(1_009_000);
  });

  test("S33 over the wrap of the timestamp", () => {
    const late = { ...previous, timestamp: 0xffff_ff00, clock: { ntpMs: 5000, timestamp: 0xffff_ff00 } };
    expect(joinTimelines({ timestamp: 7, clock: undefined }, late, 5100, 90_000)).toBe(9000 - 0x100);
  });
});
