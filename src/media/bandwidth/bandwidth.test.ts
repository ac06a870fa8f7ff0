import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { buildTransportFeedback } from "../rtp/rtcp.ts";
import { TransportFeedback } from "../rtp/transport-feedback.ts";
import { TransportFeedbackReader } from "../rtp/transport-feedback-reader.ts";
import { allocate, type Demand } from "./allocation.ts";
import { BitrateMeter } from "./bitrate-meter.ts";
import { BandwidthEstimator } from "./estimator.ts";
import { SentPackets } from "./sent-packets.ts";
import { type LinkOptions, VirtualLink } from "./virtual-link.testing.ts";

const packetBytes = 1100;

/** Sends as much as the estimate allows of what is wanted, padding included, over a link; in virtual time. */
function run(
  link: VirtualLink,
  seconds: number,
  wantedBps: (nowMs: number) => number,
  jump: (nowMs: number) => void = () => {},
) {
  const estimator = new BandwidthEstimator(65_500);
  const reports = new TransportFeedback();
  const arriving: { sequence: number; atMs: number }[] = [];
  const estimates: number[] = [];
  let longestQueueMs = 0;
  let due = 0;
  let padding = 0;
  const send = (bytes: number, now: number) => {
    const atMs = link.send(bytes, now);
    const sequence = estimator.register(bytes, now);
    if (Number.isNaN(atMs)) return;
    arriving.push({ sequence, atMs });
    longestQueueMs = Math.max(longestQueueMs, atMs - now);
  };
  for (let now = 0; now < seconds * 1000; now++) {
    jump(now);
    due += Math.min(estimator.estimateBps * 0.9, wantedBps(now)) / 8000;
    for (; due >= packetBytes; due -= packetBytes) send(packetBytes, now);
    if (now % 25 === 0) {
      estimator.tick(now);
      for (let bytes = estimator.paddingFor(wantedBps(now), now); bytes > 0; bytes -= 280, padding += 280)
        send(280, now);
    }
    arriving.sort((a, b) => a.atMs - b.atMs);
    while ((arriving[0]?.atMs ?? Number.POSITIVE_INFINITY) <= now) {
      const { sequence, atMs } = arriving.shift() as (typeof arriving)[number];
      reports.arrived(sequence, atMs + 5_000_000);
    }
    const body = now % 50 === 0 ? reports.take() : null;
    if (body !== null) estimator.feedback(buildTransportFeedback(1, 2, body), now);
    if (now % 100 === 0) estimates.push(estimator.estimateBps);
  }
  return { estimator, estimates, longestQueueMs, padding };
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("S33 a receiver's downlink is measured", () => {
  test.each([
    ["a narrow link", { bitsPerSecond: 500_000, delayMs: 20 }, 250_000, 560_000],
    ["a narrow link with a short queue", { bitsPerSecond: 500_000, delayMs: 20, queueMs: 60 }, 200_000, 560_000],
    ["a middling link", { bitsPerSecond: 2_000_000, delayMs: 40, jitterMs: 5 }, 1_000_000, 2_200_000],
    ["a wide link", { bitsPerSecond: 50_000_000, delayMs: 10 }, 4_000_000, 100_000_000],
    ["a wide link that loses one in twenty", { delayMs: 20, loss: 0.05, jitterMs: 3 }, 4_000_000, 100_000_000],
  ] satisfies [string, Omit<LinkOptions, "seed">, number, number][])("S33 %s", (_, options, least, most) => {
    for (const seed of [1, 2, 3]) {
      const { estimates } = run(new VirtualLink({ seed, ...options }), 30, () => 4_000_000);
      const settled = average(estimates.slice(-150));
      expect([seed, settled >= least, settled <= most, Math.round(settled)]).toEqual([
        seed,
        true,
        true,
        expect.any(Number),
      ]);
    }
  });

  test("S33 a link that becomes narrow is noticed within two seconds, and one that recovers is used again", () => {
    const link = new VirtualLink({ seed: 4, delayMs: 20, bitsPerSecond: 5_000_000 });
    const jump = (now: number) => {
      if (now === 15_000) link.options.bitsPerSecond = 500_000;
      if (now === 30_000) link.options.bitsPerSecond = 5_000_000;
    };
    const { estimates } = run(link, 60, () => 3_000_000, jump);
    expect(estimates[149]).toBeGreaterThan(2_000_000);
    expect(estimates[170]).toBeLessThan(600_000);
    expect(estimates[599]).toBeGreaterThan(2_000_000);
  });

  test("S33 little is sent and little is wanted: nothing is probed, and the estimate stays", () => {
    const { estimates, padding } = run(new VirtualLink({ seed: 5, delayMs: 20 }), 20, () => 200_000);
    expect(padding).toBe(0);
    expect(estimates.at(-1)).toBeGreaterThanOrEqual(500_000);
  });

  test("S33 a receiver that falls silent is sent less and less", () => {
    const estimator = new BandwidthEstimator(0);
    for (let now = 0; now < 10_000; now += 20) {
      estimator.register(packetBytes, now);
      estimator.tick(now);
    }
    expect(estimator.estimateBps).toBe(50_000);
  });
});

describe("S33 reports about arrivals are read", () => {
  test("S33 what one side writes the other reads, over every wrap", () => {
    const arrivals = fc.array(
      fc.record({ skip: fc.integer({ min: 0, max: 30 }), gapMs: fc.integer({ min: -4, max: 400 }) }),
      { minLength: 1, maxLength: 120 },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 65_535 }),
        fc.integer({ min: 0, max: 2 ** 31 }),
        arrivals,
        (first, start, list) => {
          const writer = new TransportFeedback();
          const sent = new Map<number, number>();
          let sequence = first;
          let now = start;
          for (const { skip, gapMs } of list) {
            writer.arrived(sequence & 0xffff, now);
            sent.set(sequence & 0xffff, now);
            sequence += skip + 1;
            now += gapMs;
          }
          const read = new Map<number, number>();
          const part = buildTransportFeedback(1, 2, writer.take() as Buffer);
          expect(new TransportFeedbackReader().read(part, (key, at) => read.set(key, at))).toBe(true);
          const offset = (read.get(first & 0xffff) as number) - start;
          for (const [key, at] of read) {
            const arrived = sent.get(key);
            expect(arrived === undefined ? Number.isNaN(at) : Math.abs(at - offset - arrived) < 0.5).toBe(true);
          }
        },
      ),
    );
  });

  test("S33 the reference time's wrap does not turn the clock back", () => {
    const reader = new TransportFeedbackReader();
    const times: number[] = [];
    for (const reference of [0xff_fffe, 0xff_ffff, 0, 1]) {
      const body = Buffer.from([
        0,
        1,
        0,
        1,
        reference >> 16,
        (reference >> 8) & 0xff,
        reference & 0xff,
        0,
        0x20,
        1,
        0,
        0,
      ]);
      reader.read(buildTransportFeedback(1, 2, body), (_, at) => times.push(at));
    }
    expect(times.map((time, i) => time - (times[i - 1] ?? time - 64))).toEqual([64, 64, 64, 64]);
  });

  test("S69 no bytes whatever make the reader throw, or tell more than was said", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        let told = 0;
        const part = Buffer.from(bytes);
        new TransportFeedbackReader().read(part, () => told++);
        expect(told).toBeLessThanOrEqual(part.length < 20 ? 0 : part.readUInt16BE(14));
      }),
      { numRuns: 1000 },
    );
  });
});

test("S33 sent packets are known by their number for a while, and are told of once", () => {
  const sent = new SentPackets(65_530);
  const numbers = Array.from({ length: 3000 }, (_, i) => sent.register(100 + (i % 7), i));
  expect(numbers[6]).toBe(0);
  expect(sent.sentAt(numbers[2999] as number)).toBe(2999);
  expect(sent.take(numbers[2999] as number)).toBe(100 + (2999 % 7));
  expect(sent.take(numbers[2999] as number)).toBe(0);
  expect(sent.take(numbers[100] as number)).toBe(0);
  expect(sent.sentAt((65_530 + 3000) & 0xffff)).toBeNaN();
});

test("S33 a bitrate is that of the window, and none is told from too little", () => {
  const meter = new BitrateMeter(500);
  meter.add(1000, 0);
  expect(meter.rate(10)).toBeNull();
  for (let now = 50; now < 2000; now += 50) meter.add(1000, now);
  expect(meter.rate(1999)).toBe(160_000);
  expect(meter.rate(3000)).toBe(0);
});

describe("S33 a downlink is shared", () => {
  const ladder = [
    { bitrateBps: 60_000, quality: 90 },
    { bitrateBps: 150_000, quality: 180 },
    { bitrateBps: 500_000, quality: 360 },
    { bitrateBps: 1_700_000, quality: 720 },
  ];
  const demand = (wantedHeight: number, current = -1): Demand => ({ levels: ladder, wantedHeight, current });

  test.each([
    ["everything fits", [demand(720), demand(720)], Number.POSITIVE_INFINITY, [3, 3]],
    ["nothing fits", [demand(720)], 50_000, [-1]],
    ["the largest comes first when not all fit", [demand(180), demand(720)], 80_000, [-1, 0]],
    ["equal ones share equally", [demand(360), demand(360)], 400_000, [1, 1]],
    ["the large one gets what the small ones leave", [demand(720), demand(90), demand(90)], 800_000, [2, 0, 0]],
    ["what is sent may stay at its exact cost", [demand(720, 2)], 500_000, [2]],
    ["what is not sent yet has to leave room", [demand(720, 1)], 500_000, [1]],
    ["nothing is shown", [], 500_000, []],
    ["nothing is sent", [{ levels: [], wantedHeight: 720, current: -1 }], 500_000, [-1]],
  ] satisfies [string, Demand[], number, number[]][])("S33 %s", (_, demands, budgetBps, expected) => {
    expect(allocate(demands, budgetBps)).toEqual(expected);
  });

  test("S33 never more is given out than there is", () => {
    const demands = fc.array(
      fc.record({
        levels: fc
          .array(fc.integer({ min: 1, max: 3_000_000 }), { maxLength: 6 })
          .map((rates) => rates.sort((a, b) => a - b).map((bitrateBps, i) => ({ bitrateBps, quality: 90 * (i + 1) }))),
        wantedHeight: fc.integer({ min: 1, max: 1080 }),
        current: fc.integer({ min: -1, max: 5 }),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(demands, fc.integer({ min: 0, max: 10_000_000 }), (list, budgetBps) => {
        const chosen = allocate(list, budgetBps);
        const total = chosen.reduce((sum, at, i) => sum + (list[i]?.levels[at]?.bitrateBps ?? 0), 0);
        expect(total).toBeLessThanOrEqual(budgetBps);
      }),
    );
  });
});
