import { describe, expect, test } from "bun:test";
import { readStatistics } from "./conference-statistics.ts";

const inbound = (timestamp: number, more: object = {}) => ({
  ...{ id: "in-1", type: "inbound-rtp", kind: "video", mid: "3", codecId: "c", timestamp },
  ...{ frameWidth: 640, frameHeight: 360, framesPerSecond: 24, jitter: 0.01 },
  ...{ bytesReceived: 1000, packetsReceived: 100, packetsLost: 0, ...more },
});
const codec = { id: "c", type: "codec", mimeType: "video/VP8", timestamp: 0 };
const trackAt = (mid: string) => (mid === "3" ? "bob-1.camera" : null);

describe("B7 the statistics panel", () => {
  test("B7 a stream says whose it is, what it is, and how much came since it was last looked at", () => {
    const first = [inbound(1_000), codec];
    const second = [inbound(3_000, { bytesReceived: 251_000, packetsReceived: 190, packetsLost: 10 }), codec];
    expect(readStatistics(first, [], trackAt)).toMatchObject([{ bitrateBps: null, lossShare: null, quality: null }]);
    expect(readStatistics(second, first, trackAt)).toEqual([
      {
        ...{ key: "in-1", direction: "in", kind: "video", trackId: "bob-1.camera", codec: "VP8" },
        ...{ width: 640, height: 360, framesPerSecond: 24, jitterSec: 0.01 },
        ...{ bitrateBps: 1_000_000, lossShare: 0.1, quality: "fair" },
      },
    ]);
  });

  test("B7 what one sends is judged by what the server says did not arrive", () => {
    const out = { id: "out-1", type: "outbound-rtp", kind: "audio", timestamp: 1, bytesSent: 9, remoteId: "r" };
    const remote = { id: "r", type: "remote-inbound-rtp", kind: "audio", timestamp: 1, fractionLost: 0.2 };
    expect(readStatistics([out, remote], [], trackAt)).toMatchObject([
      { direction: "out", trackId: null, lossShare: 0.2, quality: "poor" },
    ]);
  });

  test("B7 places that nothing was sent from and layers that are off are no streams; one that stood still has no loss", () => {
    const silent = { id: "s", type: "outbound-rtp", kind: "video", timestamp: 1, bytesSent: 0 };
    const off = { id: "o", type: "outbound-rtp", kind: "video", timestamp: 1, bytesSent: 50, active: false };
    expect(readStatistics([silent, off, codec], [], trackAt)).toEqual([]);
    const [still] = readStatistics([inbound(3_000)], [inbound(1_000)], trackAt);
    expect(still).toMatchObject({ bitrateBps: 0, lossShare: null, quality: null });
  });
});
