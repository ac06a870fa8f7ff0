import { describe, expect, test } from "bun:test";
import { type LinkOptions, VirtualLink } from "../bandwidth/virtual-link.testing.ts";
import { Downlink } from "./downlink.ts";
import { Clock } from "./virtual-clock.testing.ts";
import { type Seen, VirtualReceiver } from "./virtual-receiver.testing.ts";
import { startSender } from "./virtual-sender.testing.ts";

type Network = Omit<LinkOptions, "seed">;

interface Trouble {
  readonly up?: Network;
  readonly down?: Network;
  readonly seed?: number;
  /** Changes the downlink at a moment. */
  readonly change?: { readonly atMs: number; readonly bitsPerSecond: number };
}

/** One sends camera and voice, one receives them as large as they come; both over networks as given, in virtual time. */
function meet(seconds: number, { up = {}, down = {}, seed = 1, change }: Trouble): Seen {
  const clock = new Clock();
  const link = (network: Network, salt: number) => new VirtualLink({ delayMs: 20, ...network, seed: seed * 10 + salt });
  const uplink = startSender(clock, link(up, 1), link({ ...up, bitsPerSecond: Number.POSITIVE_INFINITY }, 2));
  const narrow = link(down, 3);
  const receiver = new VirtualReceiver(clock, narrow, link({ ...down, bitsPerSecond: Number.POSITIVE_INFINITY }, 4));
  const local = { usernameFragment: "", password: "", fingerprint: "", addresses: [], port: 1, tcpPort: null };
  const heights = new Map([["camera", 720]]);
  const downlink: Downlink = new Downlink(
    receiver,
    () => local,
    ({ version, tracks }) => {
      const sections = new Map(
        tracks.map(({ mid }) => [mid, { payloadTypes: new Set([111, 96, 97]), reportsArrivals: true }]),
      );
      clock.at(clock.nowMs, () => {
        downlink.answered(version, { remote: { usernameFragment: "", fingerprint: "" }, sections }, clock.nowMs);
      });
    },
    heights,
  );
  for (const producer of uplink.producers) downlink.add(producer, "ada");
  downlink.negotiate();
  receiver.onRtcp = (compound) => downlink.rtcp(compound, clock.nowMs);
  clock.every(25, () => {
    uplink.repair(clock.nowMs);
    downlink.probe(clock.nowMs);
  });
  clock.every(250, () => {
    for (const producer of uplink.producers) producer.measure(clock.nowMs);
    downlink.reselect(clock.nowMs);
  });
  if (change !== undefined)
    clock.at(change.atMs, () => {
      narrow.options.bitsPerSecond = change.bitsPerSecond;
    });
  clock.runUntil(seconds * 1000);
  return receiver.seen;
}

const between = <T extends { atMs: number }>(list: readonly T[], fromMs: number, toMs: number) =>
  list.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);

function longestGap(list: readonly { atMs: number }[], fromMs: number, toMs: number): number {
  const times = [fromMs, ...between(list, fromMs, toMs).map(({ atMs }) => atMs), toMs];
  return Math.max(...times.slice(1).map((time, i) => time - (times[i] as number)));
}
const rate = (list: readonly { atMs: number }[], fromMs: number, toMs: number) =>
  between(list, fromMs, toMs).length / ((toMs - fromMs) / 1000);

const seeds = [1, 2, 3, 4];

describe("S33 a conference over networks as they are", () => {
  test("S33 over a good network the largest picture comes soon, whole and without a break", () => {
    const { pictures, words, keyFramesWanted } = meet(20, { down: { bitsPerSecond: 50_000_000 } });
    expect(pictures.find(({ height }) => height === 720)?.atMs).toBeLessThan(2500);
    expect(rate(pictures, 2000, 20_000)).toBeGreaterThan(29);
    expect(longestGap(pictures, 500, 20_000)).toBeLessThan(200);
    expect(longestGap(words, 500, 20_000)).toBeLessThan(40);
    expect(keyFramesWanted).toBeLessThanOrEqual(3);
  });

  test.each(seeds)(
    "S33 at 5 %% loss each way: 20 pictures a second and more, none stands longer than half a second (%p)",
    (seed) => {
      const loss = { loss: 0.05, jitterMs: 5 };
      const { pictures, repairs } = meet(30, { up: loss, down: { ...loss, bitsPerSecond: 20_000_000 }, seed });
      expect(repairs).toBeGreaterThan(50);
      expect(rate(pictures, 2000, 30_000)).toBeGreaterThan(20);
      expect(longestGap(pictures, 2000, 30_000)).toBeLessThan(500);
      const late = between(pictures, 5000, 30_000);
      expect(late.filter(({ height }) => height === 720).length / late.length).toBeGreaterThan(0.7);
    },
  );

  test.each(seeds)(
    "S33 when the downlink narrows to 500 kbit/s the layer drops within three seconds, and sound never breaks (%p)",
    (seed) => {
      const change = { atMs: 10_000, bitsPerSecond: 500_000 };
      const { pictures, words } = meet(30, { down: { bitsPerSecond: 5_000_000, jitterMs: 2 }, seed, change });
      expect(between(pictures, 9000, 10_000).at(-1)?.height).toBe(720);
      const dropped = pictures.find(({ atMs, height }) => atMs > 10_000 && height < 720);
      expect((dropped?.atMs ?? Number.POSITIVE_INFINITY) - 10_000).toBeLessThan(3000);
      // Even while it narrows hardly a word is lost.
      expect(between(words, 10_000, 13_000).length).toBeGreaterThan(143);
      expect(longestGap(words, 10_000, 13_000)).toBeLessThan(250);
      expect(longestGap(words, 13_000, 30_000)).toBeLessThan(200);
      expect(rate(words, 13_000, 30_000)).toBeGreaterThan(49);
      expect(rate(pictures, 13_000, 30_000)).toBeGreaterThan(12);
    },
  );

  test("S33 a downlink of 500 kbit/s from the start: sound at once, a picture as fits", () => {
    const { pictures, words } = meet(30, { down: { bitsPerSecond: 500_000 } });
    expect(rate(words, 1000, 30_000)).toBeGreaterThan(49);
    expect(longestGap(words, 200, 30_000)).toBeLessThan(300);
    expect(longestGap(pictures, 3000, 30_000)).toBeLessThan(1000);
    expect(pictures.at(-1)?.height).toBeLessThanOrEqual(360);
  });

  test("S33 a downlink too narrow for any picture still carries sound", () => {
    const { words } = meet(30, { down: { bitsPerSecond: 90_000 } });
    expect(rate(words, 5000, 30_000)).toBeGreaterThan(45);
  });

  test("S33 what narrowed and recovered shows the large picture again", () => {
    const change = { atMs: 8000, bitsPerSecond: 8_000_000 };
    const { pictures } = meet(40, { down: { bitsPerSecond: 500_000 }, change });
    expect(pictures.at(-1)?.height).toBe(720);
  });
});
