import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import {
  buildKeyFrameRequest,
  buildNack,
  buildReceiverReport,
  buildSenderReport,
  parseRtcp,
  type ReportBlock,
} from "./rtcp.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const uint32 = fc.integer({ min: 0, max: 0xffff_ffff });

describe("S33 control packets", () => {
  test("S33 a sender report tells the same moment after the way there", () => {
    const ntpMs = 1_800_000_000_123.5;
    const packet = buildSenderReport({ ssrc: 7, ntpMs, timestamp: 0xffff_fff0, packetCount: 3, octetCount: 900 });
    const [report] = parseRtcp(packet);
    expect(report).toMatchObject({ kind: "senderReport", ssrc: 7, timestamp: 0xffff_fff0 });
    expect(report?.kind === "senderReport" && Math.abs(report.ntpMs - ntpMs)).toBeLessThan(0.001);
  });

  test("S33 receiver reports survive the way there, negative losses included", () => {
    const block: ReportBlock = {
      ssrc: 1,
      fractionLost: 64,
      cumulativeLost: -5,
      highestIndex: 0x0001_ffff,
      jitter: 12,
      lastSenderReport: 0xdead_beef,
      delaySinceLastSenderReport: 65_536,
    };
    expect(parseRtcp(buildReceiverReport(9, [block]))).toEqual([{ kind: "receiverReport", blocks: [block] }]);
  });

  test("S33 every asked sequence number arrives, over the wrap too", () => {
    const ascending = fc
      .tuple(fc.integer({ min: 0, max: 65_535 }), fc.array(fc.integer({ min: 1, max: 40 })))
      .map(([start, steps]) => {
        const all = [start];
        for (const step of steps) all.push(((all.at(-1) as number) + step) & 0xffff);
        return all;
      });
    fc.assert(
      fc.property(ascending, (sequences) => {
        const [nack] = parseRtcp(buildNack(1, 2, sequences));
        expect(nack).toEqual({ kind: "nack", ssrc: 2, sequences });
      }),
    );
  });

  test("S33 compound packets are read in order, up to what is broken", () => {
    const compound = Buffer.concat([buildKeyFrameRequest(1, 2), buildNack(1, 3, [9]), Buffer.from([0x80, 200, 0, 99])]);
    expect(parseRtcp(compound).map(({ kind }) => kind)).toEqual(["keyFrameRequest", "nack"]);
  });

  test("S33 no bytes whatever make the reader throw", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parseRtcp(Buffer.from(bytes))));
    const plausible = fc.tuple(fc.integer({ min: 0x80, max: 0x9f }), fc.integer({ min: 199, max: 207 }), uint32);
    fc.assert(
      fc.property(plausible, fc.uint8Array({ maxLength: 120 }), ([lead, type], rest) => {
        const body = Buffer.from(rest.subarray(0, rest.length & ~3));
        parseRtcp(Buffer.concat([Buffer.from([lead, type, 0, body.length / 4]), body]));
      }),
    );
  });
});
