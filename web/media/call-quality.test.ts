import { describe, expect, test } from "bun:test";
import { qualityBetween, qualityOfWay, sampleOf } from "./call-quality.ts";

const fixed = [
  { id: "T", type: "transport", selectedCandidatePairId: "P", srtpCipher: "AEAD_AES_128_GCM" },
  { id: "P", type: "candidate-pair", localCandidateId: "L", currentRoundTripTime: 0.04 },
  { id: "L", type: "local-candidate", protocol: "udp" },
  { id: "C1", type: "codec", mimeType: "audio/opus" },
  { id: "C2", type: "codec", mimeType: "video/VP8" },
];
const at = (seconds: number, ...stats: object[]) => sampleOf([...fixed, ...stats], seconds * 1000);
const voiceIn = (packetsReceived: number, packetsLost: number, change = {}) => ({
  ...{ id: "ia", type: "inbound-rtp", kind: "audio", codecId: "C1", jitter: 0.012 },
  ...{ packetsReceived, packetsLost, bytesReceived: packetsReceived * 100, ...change },
});
const pictureOut = (packetsSent: number) => ({
  ...{ id: "ov", type: "outbound-rtp", kind: "video", codecId: "C2", packetsSent, bytesSent: packetsSent * 1000 },
  ...{ frameWidth: 1280, frameHeight: 720, framesPerSecond: 24 },
});
const report = { id: "rv", type: "remote-inbound-rtp", fractionLost: 0.05, jitter: 0.03 };

describe("S28 how well a call goes, each way", () => {
  test("S28 nothing is said before two moments can be compared, nor without a path", () => {
    expect(qualityBetween(null, at(1))).toBeNull();
    expect(qualityBetween(sampleOf([], 0), sampleOf([], 1000))).toBeNull();
    expect(qualityBetween(at(1), at(1))).toBeNull();
  });

  test("S28 towards us it is what came since the last look, not since the beginning", () => {
    const quality = qualityBetween(at(0, voiceIn(1000, 500)), at(2, voiceIn(1090, 510)));
    expect(quality).toMatchObject({ roundTripSec: 0.04, transport: "udp", cipher: "AEAD_AES_128_GCM" });
    expect(quality?.incoming).toEqual({
      ...{ lossShare: 0.1, jitterSec: 0.012, bitsPerSec: 36_000, picture: null, codecs: ["Opus"] },
    });
  });

  test("S28 from us it is what the other side has reported", () => {
    expect(qualityBetween(at(0, pictureOut(100)), at(1, pictureOut(200), report))?.outgoing).toEqual({
      ...{ lossShare: 0.05, jitterSec: 0.03, bitsPerSec: 800_000, codecs: ["VP8"] },
      picture: { width: 1280, height: 720, perSec: 24 },
    });
  });

  test("S28 a lane on which nothing moves is not mentioned", () => {
    const { outgoing } = qualityBetween(at(0, pictureOut(100)), at(1, pictureOut(100))) ?? {};
    expect(outgoing).toMatchObject({ bitsPerSec: 0, picture: null, codecs: [] });
  });

  test("S28 counters that begin anew or fall are no loss", () => {
    const quality = qualityBetween(at(0, voiceIn(1000, 5)), at(1, voiceIn(20, -3)));
    expect(quality?.incoming).toMatchObject({ lossShare: 0, bitsPerSec: 0 });
  });

  test.each([
    [0, 0.01, 0.1, "good"],
    [0.05, 0.01, 0.1, "fair"],
    [0, 0.06, 0.1, "fair"],
    [0, 0, 0.4, "fair"],
    [0.2, 0, 0.1, "poor"],
    [0, 0.2, 0.1, "poor"],
    [0, 0, 0.7, "poor"],
    [0, null, null, "good"],
  ] as const)("S28 %p lost, %p s of jitter and %p s there and back is %s", (lossShare, jitterSec, delay, quality) => {
    expect(qualityOfWay({ lossShare, jitterSec, bitsPerSec: 0, picture: null, codecs: [] }, delay)).toBe(quality);
  });
});
