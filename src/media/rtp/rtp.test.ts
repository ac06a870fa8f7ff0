import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { type ExtensionName, parseRtpHeader, readExtensions, writeHeader } from "./rtp.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const ids = new Map<number, ExtensionName>([
  [1, "audioLevel"],
  [3, "transportSequence"],
  [4, "mid"],
  [10, "rid"],
]);

function packetWith(profile: number, elements: Buffer): Buffer {
  const padded = Buffer.concat([elements, Buffer.alloc((4 - (elements.length % 4)) % 4)]);
  const packet = Buffer.alloc(16);
  writeHeader(packet, 96, true, 65_535, 0xffff_ffff, 0xfedc_ba98);
  packet[0] = 0x90;
  packet.writeUInt16BE(profile, 12);
  packet.writeUInt16BE(padded.length / 4, 14);
  return Buffer.concat([packet, padded, Buffer.from("payload")]);
}

describe("S33 packet headers", () => {
  test("S33 what was written is read", () => {
    const packet = Buffer.alloc(12);
    const fields = { marker: true, payloadType: 111, sequence: 65_535, timestamp: 0xffff_ffff, ssrc: 0xfedc_ba98 };
    writeHeader(packet, 111, true, 65_535, 0xffff_ffff, 0xfedc_ba98);
    expect(parseRtpHeader(packet)).toEqual({ ...fields, hasPadding: false, headerLength: 12, extensionStart: 0 });
  });

  test.each([
    ["one-byte", 0xbede, Buffer.from([0x10, 0x85, 0, 0x31, 1, 2, 0x40, 0x30, 0xa0, 0x66])],
    ["two-byte", 0x1000, Buffer.from([1, 1, 0x85, 3, 2, 1, 2, 0, 4, 1, 0x30, 10, 1, 0x66])],
  ])("S33 %s extensions are read", (_, profile, elements) => {
    const packet = packetWith(profile, elements);
    const header = parseRtpHeader(packet);
    expect(header === null ? null : packet.subarray(header.headerLength).toString()).toBe("payload");
    expect(header && readExtensions(packet, header, ids)).toEqual({
      audioLevel: 5,
      transportSequence: 0x0102,
      mid: "0",
      rid: "f",
    });
  });

  test("S33 no bytes whatever make the readers throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.boolean(), (bytes, isRtp) => {
        const packet = Buffer.from(bytes);
        if (isRtp && packet.length > 0) packet[0] = 0x80 | ((packet[0] as number) & 0x3f);
        const header = parseRtpHeader(packet);
        if (header !== null) readExtensions(packet, header, ids);
      }),
      { numRuns: 2000 },
    );
  });
});
