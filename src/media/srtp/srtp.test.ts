import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { parseRtpHeader, writeHeader } from "../rtp/rtp.ts";
import { AeadCipher } from "./aead-cipher.ts";
import { deriveSessionKeys, type MasterKey, saltLength, srtpProfiles } from "./derive.ts";
import { ReplayWindow, replayWindowSize } from "./replay-window.ts";
import { maxSources, SrtpReceiver, SrtpSender } from "./session.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const profiles = Object.entries(srtpProfiles);

describe("S69 published test vectors", () => {
  test("S69 keys are derived as RFC 3711 (B.3) says", () => {
    const keys = deriveSessionKeys({
      profile: srtpProfiles.aesCm128HmacSha1,
      key: hex("E1F97A0D3E018BE0D64FA32C06DE4139"),
      salt: hex("0EC675AD498AFEEBB6960B3AABE6"),
    });
    expect(keys.rtp.key).toEqual(hex("C61E7A93744F39EE10734AFE3FF7A087"));
    expect(keys.rtp.salt).toEqual(hex("30CBBC08863D8C85D49DB34A9AE1"));
    expect(keys.rtp.auth).toEqual(hex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"));
  });

  test("S69 a packet is sealed as RFC 7714 (16.1.1) says", () => {
    const empty = Buffer.alloc(0);
    const part = { key: hex("000102030405060708090a0b0c0d0e0f"), salt: hex("517569642070726f2071756f"), auth: empty };
    const header = hex("8040f17b 8041f8d3 5501a0b2");
    const payload = hex("47616c6c 69612065 7374206f 6d6e6973 20646976 69736120 696e2070 61727465 73207472 6573");
    const out = Buffer.alloc(200);
    header.copy(out);
    const end = new AeadCipher({ rtp: part, rtcp: part }).protectRtp(out, 0, 12, payload, 0xf17b);
    expect(out.subarray(0, end)).toEqual(
      hex(
        "8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f 42a5f47a 51c7d19b 36de3adf 8833899d 7f27beb1 6a9152cf 765ee439 0cce",
      ),
    );
  });
});

const masterOf = (profile: MasterKey["profile"]): MasterKey => ({
  profile,
  key: Buffer.alloc(16, 3),
  salt: Buffer.alloc(saltLength(profile), 5),
});

function sealedBy(sender: SrtpSender, index: number, payload = Buffer.from("hello"), ssrc = 77): Buffer {
  const out = Buffer.alloc(1500);
  writeHeader(out, 96, false, index & 0xffff, 1, ssrc);
  return Buffer.from(out.subarray(0, sender.cipher.protectRtp(out, 0, 12, payload, index)));
}

const open = (receiver: SrtpReceiver, packet: Buffer) => {
  const header = parseRtpHeader(packet);
  return header === null ? null : (receiver.openRtp(packet, header)?.toString() ?? null);
};

describe.each(profiles)("S69 protected media, %s", (_, profile) => {
  const pair = () => ({ sender: new SrtpSender(masterOf(profile)), receiver: new SrtpReceiver(masterOf(profile)) });

  test("S69 what was sealed opens once, and never again", () => {
    const { sender, receiver } = pair();
    const packet = sealedBy(sender, 1);
    expect(open(receiver, packet)).toBe("hello");
    expect(open(receiver, packet)).toBeNull();
  });

  test("S69 a changed bit anywhere makes it unreadable, and costs the next packet nothing", () => {
    const { sender, receiver } = pair();
    const packet = sealedBy(sender, 40_000);
    fc.assert(
      fc.property(fc.integer({ min: 8, max: packet.length * 8 - 1 }), (bit) => {
        const forged = Buffer.from(packet);
        forged[bit >> 3] = (forged[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(open(receiver, forged)).toBeNull();
      }),
    );
    expect(open(receiver, packet)).toBe("hello");
  });

  test("S69 the roll-over of the sequence number is followed, with late packets from before it", () => {
    const { sender, receiver } = pair();
    for (const index of [65_533, 65_535, 65_537, 65_534, 65_536, 98_000, 130_000, 131_073])
      expect([index, open(receiver, sealedBy(sender, index))]).toEqual([index, "hello"]);
  });

  test("S69 sources are counted apart, and their number is bounded", () => {
    const { sender, receiver } = pair();
    for (let ssrc = 1; ssrc <= maxSources; ssrc++)
      expect(open(receiver, sealedBy(sender, 5, Buffer.from("a"), ssrc))).toBe("a");
    expect(open(receiver, sealedBy(sender, 5, Buffer.from("a"), maxSources + 1))).toBeNull();
    expect(open(receiver, sealedBy(sender, 6, Buffer.from("a"), maxSources))).toBe("a");
  });

  test("S69 control packets open once; forged and plain ones never", () => {
    const { sender, receiver } = pair();
    const plain = hex("81c90001 00000007 00000001 00000002");
    const sealed = sender.sealRtcp(plain);
    const forged = Buffer.from(sealed);
    forged[9] = (forged[9] as number) ^ 1;
    expect(receiver.openRtcp(forged)).toBeNull();
    expect(receiver.openRtcp(sealed)).toEqual(plain);
    expect(receiver.openRtcp(sealed)).toBeNull();
    expect(receiver.openRtcp(plain)).toBeNull();
  });

  test("S69 no bytes whatever make the receiver throw", () => {
    const { receiver } = pair();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 100 }), (bytes) => {
        const packet = Buffer.from(bytes);
        packet[0] = 0x80;
        expect(open(receiver, packet)).toBeNull();
        expect(receiver.openRtcp(packet)).toBeNull();
      }),
    );
  });
});

test("S69 the replay window agrees with a set that forgets nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1500, max: 300 }), { maxLength: 300 }), (moves) => {
      const window = new ReplayWindow();
      const seen = new Set<number>();
      let highest = 70_000;
      for (const move of moves) {
        const index = highest + move;
        const isFresh = index > highest - replayWindowSize && !seen.has(index);
        // Before the first mark everything is fresh.
        if (seen.size > 0) expect(window.isFresh(index)).toBe(isFresh);
        if (!window.isFresh(index)) continue;
        window.mark(index);
        seen.add(index);
        highest = seen.size === 1 ? index : Math.max(highest, index);
      }
    }),
  );
});
