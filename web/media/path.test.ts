import { describe, expect, test } from "bun:test";
import { qualityOf, readPath } from "./path.ts";

const report = (local: string, remote: string, transport: object = {}) => [
  {
    id: "T",
    type: "transport",
    selectedCandidatePairId: "P",
    dtlsState: "connected",
    srtpCipher: "AEAD_AES_128_GCM",
    ...transport,
  },
  { id: "other", type: "candidate-pair", localCandidateId: "x", remoteCandidateId: "y" },
  { id: "P", type: "candidate-pair", localCandidateId: "L", remoteCandidateId: "R", currentRoundTripTime: 0.04 },
  { id: "L", type: "local-candidate", candidateType: local },
  { id: "R", type: "remote-candidate", candidateType: remote },
  { id: "a", type: "inbound-rtp", packetsReceived: 90, packetsLost: 5 },
  { id: "v", type: "inbound-rtp", packetsReceived: 100, packetsLost: 5, framesDecoded: 31 },
];

describe("S28 the path of a call", () => {
  test("S28 is direct when neither end is a relay, relayed when one is", () => {
    expect(readPath(report("host", "prflx"))?.route).toBe("direct");
    expect(readPath(report("srflx", "host"))?.route).toBe("direct");
    expect(readPath(report("relay", "host"))?.route).toBe("relayed");
    expect(readPath(report("host", "relay"))?.route).toBe("relayed");
  });

  test("S28 counts as encrypted only when the handshake is done and a cipher is named", () => {
    expect(readPath(report("host", "host"))?.isEncrypted).toBe(true);
    expect(readPath(report("host", "host", { dtlsState: "connecting" }))?.isEncrypted).toBe(false);
    expect(readPath(report("host", "host", { srtpCipher: undefined }))?.isEncrypted).toBe(false);
  });

  test("S28 sums what arrived and what was lost", () => {
    expect(readPath(report("host", "host"))).toMatchObject({ lossShare: 0.05, framesDecoded: 31, roundTripSec: 0.04 });
  });

  test("S28 is unknown until a pair is in use", () => {
    expect(readPath([])).toBeNull();
    expect(readPath(report("host", "host", { selectedCandidatePairId: undefined }))).toBeNull();
  });

  test("S28 nothing received yet is no loss, and a negative count of the browser's is none either", () => {
    const [transport, , pair, local, remote] = report("host", "host");
    const inbound = { id: "a", type: "inbound-rtp", packetsReceived: 0, packetsLost: -3 };
    expect(readPath([transport, pair, local, remote, inbound])?.lossShare).toBe(0);
  });
});

test.each([
  [null, 0, "good"],
  [0.05, 0.01, "good"],
  [0.35, 0, "fair"],
  [0.05, 0.05, "fair"],
  [0.7, 0, "poor"],
  [0.05, 0.2, "poor"],
] as const)("S28 a round trip of %p s with %p lost is %s", (roundTripSec, lossShare, quality) => {
  expect(qualityOf({ roundTripSec, lossShare })).toBe(quality);
});
