import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { crc32, deflateRawSync } from "node:zlib";
import { eicar, startClamd, type TestClamd } from "../../testing/clamd.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { upload } from "../../testing/upload.ts";

const mebibyte = 1024 ** 2;
let clamd: TestClamd;
let app: TestApp;
let ada: Person;
/** Where no scanner looks: what is refused there is refused by Iris itself. */
let unscanned: TestApp;
let grace: Person;
beforeAll(async () => {
  clamd = await startClamd();
  app = await startTestApp({ config: { files: { clamd: clamd.address, archive_max_bytes: 400 * mebibyte } } });
  ada = await app.person("ada");
  unscanned = await startTestApp({ config: { files: { archive_max_bytes: 400 * mebibyte } } });
  grace = await unscanned.person("grace");
}, 30_000);
afterAll(async () => {
  await Promise.all([app.stop(), unscanned.stop()]);
  await clamd.dispose();
});

interface Entry {
  readonly name: string;
  readonly packed: Buffer;
  readonly unpackedBytes: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly isStored?: boolean;
  /** How often the directory names the same bytes. */
  readonly times?: number;
}

/** A ZIP by hand (APPNOTE 4.3): what a bomb's maker writes is no library's business. */
function zip(entries: readonly Entry[]): Buffer<ArrayBuffer> {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, packed, unpackedBytes, crc = 0, flags = 0, isStored = false, times = 1 } of entries) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(isStored ? 0 : 8, 4);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(unpackedBytes, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed]);
    const entry = Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), fields, Buffer.alloc(14), Buffer.from(name)]);
    entry.writeUInt32LE(at, 42);
    for (let time = 0; time < times; time++) directory.push(entry);
    locals.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]) as Buffer<ArrayBuffer>;
}
const entryOf = (name: string, content: Buffer): Entry => ({
  ...{ name, packed: deflateRawSync(content), unpackedBytes: content.length, crc: crc32(content) },
});
const stateAfter = async (bytes: Uint8Array<ArrayBuffer>, name = "plans.zip", who = ada) =>
  (await upload(who, bytes, { name, mediaType: "application/zip" })).state;

describe("S25 an archive", () => {
  test("S25 that is one passes", async () => {
    expect(await stateAfter(zip([entryOf("a.txt", Buffer.from("hello")), entryOf("b.bin", randomBytes(5_000))]))).toBe(
      "ready",
    );
    expect(await stateAfter(zip([]))).toBe("ready");
    expect(await stateAfter(Bun.gzipSync(randomBytes(100_000)), "a.gz")).toBe("ready");
  });

  test("S25 with a virus in it does not", async () => {
    expect(await stateAfter(zip([entryOf("a.txt", Buffer.from(eicar))]))).toBe("infected");
  });

  test("S25 with a password is refused by its own name, whatever it holds", async () => {
    const sealed = { name: "a.txt", packed: randomBytes(500), unpackedBytes: 480, flags: 1 };
    expect(await stateAfter(zip([sealed]))).toBe("protected");
    expect(await stateAfter(zip([entryOf("open.txt", Buffer.from("hello")), sealed]))).toBe("protected");
  });

  test("S25 that unpacks to far more than it is worth is refused, as ZIP and as gzip", async () => {
    const zeros = Buffer.alloc(110 * mebibyte);
    const packed = zip([entryOf("zeros", zeros)]);
    expect(packed.length).toBeLessThan(mebibyte / 2);
    expect(await stateAfter(packed, "zeros.zip", grace)).toBe("unscannable");
    expect(await stateAfter(Bun.gzipSync(zeros), "zeros.gz", grace)).toBe("unscannable");
  }, 30_000);

  test("S25 whose entries are the same bytes over and over is refused", async () => {
    const content = randomBytes(50_000);
    const overlapping = { ...entryOf("part", content), times: 50 };
    expect(await stateAfter(zip([overlapping]))).toBe("unscannable");
  });

  test("S25 that says it is larger than anything may become is refused", async () => {
    const boastful = { ...entryOf("a", randomBytes(3 * mebibyte)), unpackedBytes: 401 * mebibyte };
    expect(await stateAfter(zip([boastful]), "big.zip", grace)).toBe("unscannable");
  });

  test("S25 that is broken is left to the scanner, and breaks nothing here", async () => {
    const whole = zip([entryOf("a.txt", Buffer.from("hello"))]);
    for (let cut = 4; cut < whole.length; cut += 7) {
      expect(await stateAfter(new Uint8Array(whole.subarray(0, cut)))).toBe("ready");
    }
    const wild = Buffer.from(whole);
    wild.fill(0xff, whole.length - 12, whole.length - 2);
    expect(await stateAfter(wild)).toBe("ready");
  });
});

test("S25 where the operator takes archives with a password, they pass", async () => {
  const other = await startTestApp({ config: { files: { allow_protected_archives: true } } });
  const grace = await other.person("grace");
  const sealed = zip([{ name: "a.txt", packed: randomBytes(500), unpackedBytes: 480, flags: 1 }]);
  expect((await upload(grace, sealed)).state).toBe("ready");
  await other.stop();
});
