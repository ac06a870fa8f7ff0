import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { type ExtensionName, parseRtpHeader, readExtensions, writeRtpHeader } from "./rtp.ts";
import { parseVp8, patchVp8 } from "./vp8.ts";

const ids = new Map<number, ExtensionName>([
  [1, "audioLevel"],
  [3, "transportSequence"],
  [4, "mid"],
  [10, "rid"],
]);

function packetWith(profile: number, elements: Buffer): Buffer {
  const padded = Buffer.concat([elements, Buffer.alloc((4 - (elements.length % 4)) % 4)]);
  const packet = Buffer.alloc(16);
  writeRtpHeader(packet, 0, {
    marker: true,
    payloadType: 96,
    sequence: 65_535,
    timestamp: 0xffff_ffff,
    ssrc: 0xfedc_ba98,
  });
  packet[0] = 0x90;
  packet.writeUInt16BE(profile, 12);
  packet.writeUInt16BE(padded.length / 4, 14);
  return Buffer.concat([packet, padded, Buffer.from("payload")]);
}

describe("S33 packet headers", () => {
  test("S33 what was written is read", () => {
    const packet = Buffer.alloc(12);
    const fields = { marker: true, payloadType: 111, sequence: 65_535, timestamp: 0xffff_ffff, ssrc: 0xfedc_ba98 };
    writeRtpHeader(packet, 0, fields);
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
        parseVp8(packet);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("S33 VP8 payloads", () => {
  // X, then I L T, a 15-bit picture id 0x1234, TL0PICIDX 9, TID; then a key frame of 640×360.
  const keyFrame = Buffer.from([0x90, 0xe0, 0x92, 0x34, 9, 0x20, 0x10, 0, 0, 0x9d, 1, 0x2a, 0x80, 2, 0x68, 1]);

  test("S33 a key frame's size and counters are read", () => {
    expect(parseVp8(keyFrame)).toEqual({
      startsKeyFrame: true,
      height: 360,
      pictureIdAt: 2,
      pictureId: 0x1234,
      isLongPictureId: true,
      tl0At: 4,
      tl0: 9,
    });
  });

  test("S33 counters are overwritten in place, and nothing else", () => {
    const payload = Buffer.from(keyFrame);
    const descriptor = parseVp8(payload);
    if (descriptor !== null) patchVp8(payload, descriptor, 0x8001, 300);
    expect(parseVp8(payload)).toMatchObject({ pictureId: 1, tl0: 44 });
    expect([...payload].filter((byte, i) => byte !== keyFrame[i])).toHaveLength(3);
  });

  test.each([
    ["a delta frame", [0x90, 0x80, 0x05, 0x11], false],
    ["the middle of a key frame", [0x80, 0x80, 0x05, 0x10], false],
    ["a short picture id", [0x90, 0x80, 0x05, 0x10], true],
    ["no extension at all", [0x10, 0x10], true],
  ])("S33 %s is told from a beginning", (_, bytes, startsKeyFrame) => {
    expect(parseVp8(Buffer.from(bytes))?.startsKeyFrame).toBe(startsKeyFrame);
  });
});
