import { beforeEach, describe, expect, test } from "bun:test";
import { parseVp8 } from "../../../src/media/rtp/vp8.ts";
import { FrameGate } from "./frame-gate.ts";
import { FrameOpener } from "./frame-opener.ts";
import { FrameSealer } from "./frame-sealer.ts";
import type { FrameShape } from "./frame-shape.ts";
import { mostSteps, newSenderKey, nextStep, readSenderKey, writeSenderKey } from "./sender-key.ts";
import type { Bytes } from "./sframe.ts";

const camera = (picture: "key" | "delta"): FrameShape => ({ source: "camera", picture });
const voice: FrameShape = { source: "microphone", picture: null };

/** A VP8 key frame of 1280×720 begins so (RFC 6386, 9.1); what follows is told again in what is sealed or not. */
const secret = "what Ada's camera sees, and nobody on the way may see";
const keyFrame: Bytes = Uint8Array.of(
  0x50,
  0x42,
  0x00,
  0x9d,
  0x01,
  0x2a,
  0x00,
  0x05,
  0xd0,
  0x02,
  ...Buffer.from(secret),
);
const deltaFrame: Bytes = Uint8Array.of(0x31, 0x02, 0x00, ...Buffer.from(secret));

let time = 0;
beforeEach(() => {
  time = 0;
});
const openerWith = async (...keys: Parameters<FrameOpener["take"]>[0][]) => {
  const opener = new FrameOpener(() => time);
  for (const key of keys) await opener.take(key);
  return opener;
};
const sealerWith = async (key: Parameters<FrameSealer["use"]>[0]) => {
  const sealer = new FrameSealer();
  await sealer.use(key);
  return sealer;
};
const seal = async (sealer: FrameSealer, frame = deltaFrame, shape = camera("delta")) =>
  (await sealer.seal(frame, shape)) as Bytes;

describe("B7 what the server passes on", () => {
  test("B7 nothing of a picture can be read but its head, and that is what the engine needs", async () => {
    const sealer = await sealerWith(newSenderKey(1));
    const descriptor = Buffer.from([0x90, 0xe0, 0x80, 0x07, 0x05, 0x20]);
    for (const [frame, shape] of [
      [keyFrame, camera("key")],
      [deltaFrame, camera("delta")],
    ] as const) {
      const sealed = await seal(sealer, frame, shape);
      expect(Buffer.from(sealed).includes(Buffer.from(secret).subarray(0, 4))).toBe(false);
      const read = (payload: Uint8Array) => parseVp8(Buffer.concat([descriptor, payload]));
      expect(read(sealed)).toEqual(read(frame));
    }
    expect(parseVp8(Buffer.concat([descriptor, await seal(sealer, keyFrame, camera("key"))]))).toMatchObject({
      ...{ startsKeyFrame: true, height: 720, pictureId: 7, tl0: 5 },
    });
  });

  test("B7 of sound only the byte that says how long it is stays, and it is kept from being changed", async () => {
    const key = newSenderKey(1);
    const sealed = await seal(await sealerWith(key), Uint8Array.of(0x78, 1, 2, 3), voice);
    expect([sealed[0], sealed.length]).toEqual([0x78, 4 + 2 + 16]);
    const opener = await openerWith(key);
    const changed = sealed.slice();
    changed[0] = 0x79;
    expect(await opener.open(changed, voice)).toBeNull();
    // A microphone cannot be passed off as what a screen plays.
    expect(await opener.open(sealed, { ...voice, source: "screenAudio" })).toBeNull();
    expect(await opener.open(sealed, voice)).toEqual(Uint8Array.of(0x78, 1, 2, 3));
  });

  test("B7 no two frames are sealed alike, of whatever layer; none is opened twice", async () => {
    const key = newSenderKey(1);
    const [sealer, opener] = [await sealerWith(key), await openerWith(key)];
    const sealed = await Promise.all(Array.from({ length: 50 }, () => seal(sealer)));
    expect(new Set(sealed.map((one) => one.toHex())).size).toBe(50);
    // In any order, each once.
    for (const one of sealed.toReversed()) expect(await opener.open(one, camera("delta"))).toEqual(deltaFrame);
    for (const one of sealed) expect(await opener.open(one, camera("delta"))).toBeNull();
  });
});

describe("B7 who comes and who goes", () => {
  test("B7 who comes opens what is sent from then on, and nothing of before", async () => {
    const first = newSenderKey(1);
    const [sealer, bob] = [await sealerWith(first), await openerWith(first)];
    const before = await seal(sealer);
    const second = await nextStep(first);
    await sealer.use(second);
    const carol = await openerWith(second);
    const after = await seal(sealer);
    expect(await carol.open(after, camera("delta"))).toEqual(deltaFrame);
    expect(await carol.open(before, camera("delta"))).toBeNull();
    // Whoever was there goes along without being told, and misses nothing that was still on its way.
    expect(await bob.open(after, camera("delta"))).toEqual(deltaFrame);
    expect(await bob.open(before, camera("delta"))).toEqual(deltaFrame);
  });

  test("B7 who leaves opens nothing that is sent with the next generation", async () => {
    const [first, second] = [newSenderKey(1), newSenderKey(2)];
    const [sealer, leaver, stays] = [await sealerWith(first), await openerWith(first), await openerWith(first, second)];
    await sealer.use(second);
    const after = await seal(sealer);
    expect(await leaver.open(after, camera("delta"))).toBeNull();
    expect(await stays.open(after, camera("delta"))).toEqual(deltaFrame);
  });

  test("B7 an old key is forgotten five seconds after the new one is used", async () => {
    const [first, second] = [newSenderKey(1), newSenderKey(2)];
    const [sealer, opener] = [await sealerWith(first), await openerWith(first, second)];
    const [early, late] = [await seal(sealer), await seal(sealer)];
    await sealer.use(second);
    await opener.open(await seal(sealer), camera("delta"));
    time = 4_999;
    expect(await opener.open(early, camera("delta"))).toEqual(deltaFrame);
    time = 5_000;
    expect(await opener.open(late, camera("delta"))).toBeNull();
  });

  test("B7 an older key never comes back into use", async () => {
    const sealer = await sealerWith(newSenderKey(2));
    await sealer.use(newSenderKey(1));
    const before = await seal(sealer);
    expect(before.subarray(3, 5)).toEqual(Uint8Array.of(0x80, 2 * mostSteps));
  });

  test("B7 a key is read back as it was written, and nothing else is", () => {
    const key = newSenderKey(0xffff_ffff);
    expect(readSenderKey(writeSenderKey(key))).toEqual(key);
    expect(readSenderKey(writeSenderKey({ ...key, step: mostSteps }))).toBeNull();
    expect(readSenderKey(new Uint8Array(20))).toBeNull();
  });
});

describe("B7 what passes", () => {
  const bench = async () => {
    const missing: string[] = [];
    const gate = () => new FrameGate({ now: () => time, onMissing: (id) => void missing.push(id) });
    const [ada, bob] = [gate(), gate()];
    const key = newSenderKey(1);
    await ada.take({ type: "own", key });
    await bob.take({ type: "lanes", lanes: [{ mid: "0", participantId: "ada", source: "camera" }] });
    const mode = async (mode: "sealed" | "plain") => {
      for (const one of [ada, bob]) await one.take({ type: "mode", mode });
    };
    return { ada, bob, key, missing, mode };
  };

  test("B7 nothing passes before it is known how it may", async () => {
    const { ada, bob } = await bench();
    expect(await ada.outgoing(deltaFrame, camera("delta"))).toBeNull();
    expect(await bob.incoming(deltaFrame, "0", "delta")).toBeNull();
  });

  test("B7 without the key nothing is shown, and it is asked for, not for each frame", async () => {
    const { ada, bob, key, missing, mode } = await bench();
    await mode("sealed");
    const sealed = (await ada.outgoing(deltaFrame, camera("delta"))) as Bytes;
    for (let i = 0; i < 3; i++) expect(await bob.incoming(sealed, "0", "delta")).toBeNull();
    expect(missing).toEqual(["ada"]);
    await bob.take({ type: "other", participantId: "ada", key });
    expect(await bob.incoming(sealed, "0", "delta")).toEqual(deltaFrame);
    await bob.take({ type: "gone", participantId: "ada" });
    expect(await bob.incoming((await ada.outgoing(deltaFrame, camera("delta"))) as Bytes, "0", "delta")).toBeNull();
  });

  test("B7 where all is sealed, what is not does not pass; for a moment after the change it does", async () => {
    const { bob, mode } = await bench();
    await mode("plain");
    expect(await bob.incoming(deltaFrame, "0", "delta")).toEqual(deltaFrame);
    await mode("sealed");
    time = 2_999;
    expect(await bob.incoming(deltaFrame, "0", "delta")).toEqual(deltaFrame);
    time = 3_000;
    expect(await bob.incoming(deltaFrame, "0", "delta")).toBeNull();
  });

  test("B7 where not everybody can, all passes as it is, and what was sealed before still opens", async () => {
    const { ada, bob, key, mode } = await bench();
    await bob.take({ type: "other", participantId: "ada", key });
    await mode("sealed");
    const sealed = (await ada.outgoing(keyFrame, camera("key"))) as Bytes;
    await mode("plain");
    expect(await ada.outgoing(keyFrame, camera("key"))).toEqual(keyFrame);
    expect(await bob.incoming(sealed, "0", "key")).toEqual(keyFrame);
  });
});
