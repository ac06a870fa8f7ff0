import { describe, expect, test } from "bun:test";
import { aes128, aes256, type Bytes, deriveFrameKey, openFrame, readHeader, sealFrame, writeHeader } from "./sframe.ts";

const bytes = (hex: string): Bytes => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hex = (value: Uint8Array): string => value.toHex();

describe("B7 frames are sealed as RFC 9605 says", () => {
  /** Of the RFC's appendix C.1. */
  const headers: [kid: number, counter: number, encoded: string][] = [
    [0, 0, "00"],
    [0, 1, "01"],
    [0, 255, "08ff"],
    [0, 256, "090100"],
    [0, 65_535, "09ffff"],
    [0, 65_536, "0a010000"],
    [0, 16_777_216, "0b01000000"],
    [0, 4_294_967_296, "0c0100000000"],
    [0, 1_099_511_627_776, "0d010000000000"],
    [1, 0, "10"],
    [1, 255, "18ff"],
    [255, 0, "80ff"],
    [255, 255, "88ffff"],
    [256, 1, "910100"],
    [256, 65_535, "990100ffff"],
    [65_536, 256, "a90100000100"],
    [16_777_216, 255, "b801000000ff"],
    [4_294_967_295, 4_294_967_295, "bbffffffffffffffff"],
    [4_294_967_296, 1, "c10100000000"],
  ];
  test.each(headers)("B7 key %i, counter %i", (kid, counter, encoded) => {
    expect(hex(writeHeader(kid, counter))).toBe(encoded);
    expect(readHeader(bytes(encoded))).toEqual({ kid, counter, length: encoded.length / 2 });
  });

  test.each(["", "8", "80", "90ff", "08", "f0ffffffffffffffff", "0fffffffffffffffff"])(
    "B7 %p is no header",
    (encoded) => {
      expect(readHeader(bytes(encoded))).toBeNull();
    },
  );

  /** Of the RFC's appendix C.3. */
  const vectors = [
    {
      ...{ suite: aes128, salt: "75234edefe07819026751816" },
      sealed: "9901234567b7412c2513a1b66dbb48841bbaf17f598751176ad847681a69c6d0b091c07018ce4adb34eb",
    },
    {
      ...{ suite: aes256, salt: "84991c167b8cd23c93708ec7" },
      sealed: "990123456794f509d36e9beacb0e261d99c7d1e972f1fed787d4049f17ca21353c1cc24d56ceabced279",
    },
  ];
  test.each(vectors)("B7 the RFC's frame with $suite.hash", async ({ suite, salt, sealed }) => {
    const key = await deriveFrameKey(bytes("000102030405060708090a0b0c0d0e0f"), 0x123, suite);
    const metadata = bytes("4945544620534672616d65205747");
    const plain = bytes("64726166742d696574662d736672616d652d656e63");
    expect(hex(key.salt)).toBe(salt);
    expect(hex(await sealFrame(key, 0x4567, plain, metadata))).toBe(sealed);
    const header = readHeader(bytes(sealed));
    if (!header) throw new Error("no header");
    expect(await openFrame(key, header, bytes(sealed), metadata)).toEqual(plain);
    expect(await openFrame(key, header, bytes(sealed), bytes("00"))).toBeNull();
    expect(await openFrame(key, header, bytes(sealed).subarray(0, 20), metadata)).toBeNull();
  });

  test("B7 a frame in which any one bit was turned does not open", async () => {
    const key = await deriveFrameKey(bytes("000102030405060708090a0b0c0d0e0f"), 9);
    const sealed = await sealFrame(key, 300, bytes("0102030405"), bytes("aa"));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const turned = sealed.slice();
      turned[bit >> 3] = (turned[bit >> 3] as number) ^ (1 << (bit & 7));
      const header = readHeader(turned);
      expect(header && (await openFrame(key, header, turned, bytes("aa")))).toBeNull();
    }
  });
});
