import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { type CodecName, codecNames, codecs } from "./codecs.ts";
import { parsePicture, patchPicture } from "./picture.ts";
import { primaryBlock, renumberRed } from "./red.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

describe("S33 VP8 payloads", () => {
  // X, then I L T, a 15-bit picture id 0x1234, TL0PICIDX 9, TID; then a key frame of 640×360.
  const keyFrame = Buffer.from([0x90, 0xe0, 0x92, 0x34, 9, 0x20, 0x10, 0, 0, 0x9d, 1, 0x2a, 0x80, 2, 0x68, 1]);

  test("S33 a key frame's size and counters are read", () => {
    expect(parsePicture("VP8", keyFrame)).toEqual({
      startsKeyFrame: true,
      height: 360,
      temporal: 0,
      isSwitchPoint: true,
      pictureIdAt: 2,
      pictureId: 0x1234,
      isLongPictureId: true,
      tl0At: 4,
      tl0: 9,
    });
  });

  test("S33 counters are overwritten in place, and nothing else", () => {
    const payload = Buffer.from(keyFrame);
    const picture = parsePicture("VP8", payload);
    if (picture !== null) patchPicture(payload, picture, 0x8001, 300);
    expect(parsePicture("VP8", payload)).toMatchObject({ pictureId: 1, tl0: 44 });
    expect([...payload].filter((byte, i) => byte !== keyFrame[i])).toHaveLength(3);
  });

  test.each([
    ["a delta frame", [0x90, 0x80, 0x05, 0x11], false],
    ["the middle of a key frame", [0x80, 0x80, 0x05, 0x10], false],
    ["a short picture id", [0x90, 0x80, 0x05, 0x10], true],
    ["no extension at all", [0x10, 0x10], true],
  ])("S33 %s is told from a beginning", (_, bytes, startsKeyFrame) => {
    expect(parsePicture("VP8", Buffer.from(bytes))?.startsKeyFrame).toBe(startsKeyFrame);
  });

  test("S33 a picture of the second temporal layer is told", () => {
    const payload = Buffer.from([0x90, 0xe0, 0x92, 0x34, 9, 0x80, 0x11]);
    expect(parsePicture("VP8", payload)).toMatchObject({ temporal: 2, isSwitchPoint: false });
  });
});

describe("S33 other pictures", () => {
  const vp9Structure = [0x18, 0x05, 0, 0x02, 0xd0, 1, 0x04, 1];
  test.each([
    ["VP9 key frame of 1280×720", "VP9", [0x8a, 0x92, 0x34, ...vp9Structure, 0], true, 720, 0],
    ["VP9 delta frame of the second temporal layer", "VP9", [0xe8, 0x92, 0x34, 0x30, 7, 1], false, 0, 1],
    ["VP9 upper spatial layer of a key frame", "VP9", [0xa8, 0x92, 0x34, 0x02, 7, 1], false, 0, 0],
    // Sequence parameters of 1280×720 as x264 and OpenH264 write them, constrained baseline 3.1.
    [
      "H264 sequence parameters alone",
      "H264",
      [0x67, 0x42, 0xc0, 0x1f, 0xda, 0x01, 0x40, 0x16, 0xe8, 0x40, 0, 0, 0],
      true,
      720,
      0,
    ],
    [
      "H264 aggregate with parameters",
      "H264",
      [24, 0, 9, 0x67, 0x42, 0xc0, 0x1f, 0xda, 0x01, 0x40, 0x16, 0xe8, 0, 1, 0x68],
      true,
      720,
      0,
    ],
    ["H264 picture", "H264", [0x41, 0x9a, 1], false, 0, 0],
    ["H264 key picture's later part", "H264", [0x7c, 0x45, 1], false, 0, 0],
    // Sequence header of 640×360 as libaom writes it, without its own size.
    ["AV1 key frame", "AV1", [0x18, 0x08, 0, 0, 0, 0x04, 0x44, 0xff, 0xac, 0xe8], true, 0, 0],
    ["AV1 delta frame", "AV1", [0x10, 0x30, 1, 2], false, 0, 0],
  ] satisfies [string, CodecName, number[], boolean, number, number][])(
    "S33 %s",
    (_, codec, bytes, startsKeyFrame, height, temporal) => {
      const picture = parsePicture(codec, Buffer.from(bytes));
      expect(picture).toMatchObject({ startsKeyFrame, temporal });
      if (height > 0) expect(picture?.height).toBe(height);
    },
  );

  test("S33 AV1's size is read from its sequence header", () => {
    // profile 0, no timing, no delay, one operating point, level 8 (hence a tier bit), 10 bits each for 640 and 360.
    const bits = `000${"0"}${"0"}${"0"}${"0"}00000${"0".repeat(12)}01000${"0"}${"1001"}${"1001"}${(639).toString(2).padStart(10, "0")}${(359).toString(2).padStart(10, "0")}`;
    const bytes =
      bits
        .padEnd(Math.ceil(bits.length / 8) * 8, "0")
        .match(/.{8}/g)
        ?.map((byte) => Number.parseInt(byte, 2)) ?? [];
    const unit = [0x08, ...bytes];
    expect(parsePicture("AV1", Buffer.from([0x18, ...unit]))).toMatchObject({ startsKeyFrame: true, height: 360 });
    const sized = [0x0a, bytes.length, ...bytes];
    expect(parsePicture("AV1", Buffer.from([0x08, sized.length, ...sized, 0x32, 1]))).toMatchObject({ height: 360 });
  });

  test("S69 no bytes whatever make the readers throw, and patching changes no length", () => {
    fc.assert(
      fc.property(fc.constantFrom(...codecNames), fc.uint8Array({ maxLength: 60 }), (codec, bytes) => {
        const payload = Buffer.from(bytes);
        const picture = parsePicture(codec, payload);
        if (picture !== null) patchPicture(payload, picture, 5, 6);
        expect(picture !== null && codecs[codec].kind === "audio").toBe(false);
        expect(picture?.height ?? 0).toBeLessThanOrEqual(0x1_0000);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("S33 repeated sound", () => {
  // One earlier block of 3 bytes, then the newest of 2.
  const red = [0x80 | 109, 0x0f, 0x00, 3, 109, 1, 2, 3, 8, 9];

  test("S33 the newest block is found, and numbers are changed in all", () => {
    const payload = Buffer.from(red);
    expect(payload.subarray(primaryBlock(payload))).toEqual(Buffer.from([8, 9]));
    renumberRed(payload, 109, 111);
    expect([(payload[0] as number) & 0x7f, payload[4]]).toEqual([111, 111]);
  });

  test("S69 what is not well formed is left alone", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const payload = Buffer.from(bytes);
        const start = primaryBlock(payload);
        expect(start).toBeLessThanOrEqual(payload.length);
        renumberRed(payload, 1, 2);
        if (start < 0) expect(payload).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 2000 },
    );
  });
});
