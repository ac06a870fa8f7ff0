import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { createHash, randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { deleteFile, downloadFile, getFile } from "../../protocol/files.ts";
import { appendUpload, createUpload, describeUploads, endUpload, readUpload } from "../../protocol/uploads.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import {
  announce,
  announcing,
  codeOf,
  offsetOf,
  refusalOf,
  sendPart,
  settled,
  tusHeaders,
  uploadReady,
} from "../../testing/upload.ts";
import { givePlan } from "../plans/plans.testing.ts";
import { download, stateOf, until } from "./files.testing.ts";

let app: TestApp;
let at = 1_800_000_000_000;
let ada: Person;
let mallory: Person;
beforeAll(async () => {
  app = await startTestApp({ now: () => at, config: { files: { max_bytes: 8 * 1024 ** 2 } } });
  [ada, mallory] = await app.people("ada", "mallory");
});
afterAll(() => app.stop());

const letter = new TextEncoder().encode("dear bob");
const bytesOf = async (fileId: string) => Buffer.from(await (await download(ada, fileId)).arrayBuffer());
const storedBytes = (fileId: string): number => {
  const hex = Buffer.from(fileId).toString("hex");
  const { data } = app.platform.config.storage;
  return statSync(join(data, "blobs", hex.slice(-2), `${hex}.content.part`), { throwIfNoEntry: false })?.size ?? 0;
};
/** A body that stops once some of it is stored, as a line does that breaks. */
function breaking(fileId: string, bytes: Uint8Array, line: AbortController): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      if (sent < bytes.length) {
        controller.enqueue(bytes.subarray(sent, sent + 65_536));
        sent += 65_536;
        return;
      }
      await until(() => storedBytes(fileId) > 0);
      line.abort();
      await new Promise(() => {});
    },
  });
}

describe("S24 an upload by tus", () => {
  test("S24 goes in parts of any size, and comes back byte by byte", async () => {
    const bytes = randomBytes(1024 ** 2 + 17);
    const fileId = await announce(ada, bytes, { name: "Größe & Maße.bin", mediaType: "application/x-thing" });
    let offset = 0;
    for (const length of [1, 9, 65_526, 65_536, 1, 200_000, 500_000, bytes.length]) {
      const part = bytes.subarray(offset, offset + length);
      const response = await sendPart(ada, fileId, part, offset);
      offset += part.length;
      expect([response.status, response.headers.get("upload-offset")]).toEqual([204, String(offset)]);
      expect(response.headers.get("tus-resumable")).toBe("1.0.0");
    }
    const file = await settled(ada, fileId);
    expect(file).toMatchObject({ state: "ready", name: "Größe & Maße.bin", sizeBytes: bytes.length });
    expect((await bytesOf(fileId)).equals(bytes)).toBe(true);
  });

  test("S24 says where it stands, and what it was announced with", async () => {
    const { fileId, response: announced } = await announcing(ada, 100, { name: "ä.txt" });
    expect([announced.status, announced.headers.get("location")]).toEqual([201, `/api/uploads/${fileId}`]);
    await sendPart(ada, fileId, letter);
    const head = await ada.send(readUpload, { params: { fileId } }, { method: "HEAD", headers: tusHeaders });
    expect(Object.fromEntries(head.headers)).toMatchObject({
      ...{ "upload-offset": "8", "upload-length": "100", "cache-control": "no-store", "tus-resumable": "1.0.0" },
      "upload-metadata": `id ${btoa(fileId)},filename w6QudHh0,filetype ${btoa("text/plain")}`,
    });
    expect(await head.text()).toBe("");
  });

  test("S24 what this server knows of the protocol is told", async () => {
    const { status, headers } = await ada.send(describeUploads, {});
    expect([status, headers.get("tus-version"), headers.get("tus-extension")]).toEqual([
      ...[204, "1.0.0", "creation,termination,checksum"],
    ]);
    expect([headers.get("tus-max-size"), headers.get("tus-checksum-algorithm")]).toEqual(["8388608", "sha1,sha256"]);
  });

  test("S24 an empty file is there at once", async () => {
    const file = await uploadReady(ada, new Uint8Array());
    expect(await (await download(ada, file.fileId)).text()).toBe("");
  });

  test("S24 when the line breaks, what has arrived stays, and the rest is sent from there on", async () => {
    const bytes = randomBytes(2 * 1024 ** 2 + 1);
    const fileId = await announce(ada, bytes);
    const line = new AbortController();
    const half = breaking(fileId, bytes.subarray(0, 1024 ** 2), line);
    await expect(sendPart(ada, fileId, half, 0, {}, line.signal)).rejects.toThrow();
    const offset = await offsetOf(ada, fileId);
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThanOrEqual(1024 ** 2);
    expect((await sendPart(ada, fileId, bytes.subarray(offset), offset)).status).toBe(204);
    await settled(ada, fileId);
    expect((await bytesOf(fileId)).equals(bytes)).toBe(true);
  });

  test("S24 who comes back before the server noticed that they were gone goes on from what has arrived", async () => {
    const bytes = randomBytes(400_000);
    const fileId = await announce(ada, bytes);
    const hangs = () => {
      const [pulled, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const held = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(bytes.subarray(0, 100_000)),
        pull() {
          pulled.resolve();
          return gone.promise;
        },
      });
      return { answer: sendPart(ada, fileId, held), pulled: pulled.promise, let: gone.resolve };
    };
    // Asking ends the part; it may have been asked before any byte was there.
    let [hanging, offset] = [hangs(), 0];
    for (;;) {
      await hanging.pulled;
      offset = await offsetOf(ada, fileId);
      hanging.let();
      if (offset > 0) break;
      await hanging.answer;
      hanging = hangs();
    }
    expect((await hanging.answer).status).toBe(204);
    expect((await sendPart(ada, fileId, bytes.subarray(offset), offset)).status).toBe(204);
    await settled(ada, fileId);
    expect((await bytesOf(fileId)).equals(bytes)).toBe(true);
  });

  test("B5 when only the answer to the last part was lost, asking tells that all is there", async () => {
    const fileId = await announce(ada, letter);
    await sendPart(ada, fileId, letter);
    expect(await offsetOf(ada, fileId)).toBe(letter.length);
    expect((await sendPart(ada, fileId, "", letter.length)).status).toBe(204);
    expect(await codeOf(await sendPart(ada, fileId, letter))).toBe("files.offset_differs");
  });

  test("B5 announcing again finds the first; the id is nobody else's and no other file's", async () => {
    const id = await announce(ada, letter);
    expect(await announce(ada, letter, { id })).toBe(id);
    expect(await refusalOf(announce(ada, letter, { id, announcedBytes: 9 }))).toBe("files.id_taken");
    expect(await refusalOf(announce(ada, letter, { id, name: "other.txt" }))).toBe("files.id_taken");
    expect(await refusalOf(announce(mallory, letter, { id }))).toBe("files.id_taken");
  });

  test("S24 one that is given up leaves nothing, no key and no byte", async () => {
    const fileId = await announce(ada, letter);
    await sendPart(ada, fileId, letter.subarray(0, 3));
    const ended = await ada.send(endUpload, { params: { fileId } }, { headers: tusHeaders });
    expect([ended.status, ended.headers.get("tus-resumable")]).toEqual([204, "1.0.0"]);
    expect(await codeOf(await sendPart(ada, fileId, letter.subarray(3), 3))).toBe("files.not_found");
    await expect(app.platform.keys.get(`file:${fileId}`)).rejects.toThrow();
    const names = await readdir(join(app.platform.config.storage.data, "blobs"), { recursive: true });
    expect(names.filter((name) => name.includes(Buffer.from(fileId).toString("hex")))).toEqual([]);
  });

  test("S24 a file deleted while it still arrives does not come back", async () => {
    const bytes = randomBytes(1024 ** 2);
    const fileId = await announce(ada, bytes);
    const go = Promise.withResolvers<void>();
    const slow = new ReadableStream<Uint8Array>({
      async pull(controller) {
        controller.enqueue(bytes.subarray(0, 500_000));
        await go.promise;
        controller.enqueue(bytes.subarray(500_000));
        controller.close();
      },
    });
    const sending = sendPart(ada, fileId, slow);
    await ada.call(deleteFile, { params: { fileId } });
    go.resolve();
    expect(await codeOf(await sending)).toBe("files.not_found");
    expect(await ada.refusal(getFile, { params: { fileId } })).toBe("files.not_found");
  });

  test("S25 bytes that have not all arrived can be fetched by nobody", async () => {
    const fileId = await announce(ada, letter);
    await sendPart(ada, fileId, letter.subarray(0, 3));
    expect(await ada.refusal(downloadFile, { params: { fileId } })).toBe("files.not_ready");
    expect(await mallory.refusal(downloadFile, { params: { fileId } })).toBe("files.not_found");
  });

  test("S71 a stranger neither asks, sends nor ends it", async () => {
    const fileId = await announce(ada, letter);
    const call = { params: { fileId } };
    expect(await codeOf(await sendPart(mallory, fileId, letter))).toBe("files.not_found");
    for (const endpoint of [readUpload, endUpload]) {
      expect(await codeOf(await mallory.send(endpoint, call, { headers: tusHeaders }))).toBe("files.not_found");
      expect((await app.visitor().send(endpoint, call, { headers: tusHeaders })).status).toBe(401);
    }
    expect(await stateOf(ada, fileId)).toBe("uploading");
  });
});

describe("S24 a part with a checksum", () => {
  const sha = (algorithm: "sha1" | "sha256", bytes: Uint8Array) => ({
    "upload-checksum": `${algorithm} ${createHash(algorithm).update(bytes).digest("base64")}`,
  });

  test.each(["sha1", "sha256"] as const)("S24 of %s counts when it is right", async (algorithm) => {
    const fileId = await announce(ada, letter);
    expect((await sendPart(ada, fileId, letter.subarray(0, 4), 0, sha(algorithm, letter.subarray(0, 4)))).status).toBe(
      204,
    );
    expect((await sendPart(ada, fileId, letter.subarray(4), 4, sha(algorithm, letter.subarray(4)))).status).toBe(204);
    await settled(ada, fileId);
    expect((await bytesOf(fileId)).toString()).toBe("dear bob");
  });

  test("S24 is dropped whole when it is wrong, and can be sent again", async () => {
    const bytes = randomBytes(300_000);
    const fileId = await announce(ada, bytes);
    await sendPart(ada, fileId, bytes.subarray(0, 100_000));
    const altered = Buffer.from(bytes.subarray(100_000));
    altered[150_000] = Number(altered[150_000]) ^ 1;
    const right = sha("sha256", bytes.subarray(100_000));
    const refused = await sendPart(ada, fileId, altered, 100_000, right);
    expect([refused.status, await codeOf(refused)]).toEqual([460, "files.checksum_differs"]);
    expect(await offsetOf(ada, fileId)).toBe(100_000);
    expect((await sendPart(ada, fileId, bytes.subarray(100_000), 100_000, right)).status).toBe(204);
    await settled(ada, fileId);
    expect((await bytesOf(fileId)).equals(bytes)).toBe(true);
  });

  test("S24 that breaks off does not count", async () => {
    const bytes = randomBytes(300_000);
    const fileId = await announce(ada, bytes);
    const line = new AbortController();
    const half = breaking(fileId, bytes.subarray(0, 131_072), line);
    await expect(sendPart(ada, fileId, half, 0, sha("sha1", bytes), line.signal)).rejects.toThrow();
    expect(await offsetOf(ada, fileId)).toBe(0);
  });
});

describe("S24 what is wrong in the protocol is refused in its words and changes nothing", () => {
  const metadata = (fields: Record<string, string>) =>
    Object.entries(fields)
      .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
      .join(",");
  const right = () => ({ "upload-length": "8", "upload-metadata": metadata({ id: nanoid(), filename: "a.txt" }) });
  const creating = (headers: Record<string, string>) => ada.send(createUpload, {}, { headers });

  test.each([
    ["no version", (all: object) => all, 412, "files.tus_version"],
    ["another version", (all: object) => ({ ...all, "tus-resumable": "0.2.2" }), 412, "files.tus_version"],
    [
      "no length",
      () => ({ ...tusHeaders, "upload-metadata": right()["upload-metadata"] }),
      400,
      "files.upload_malformed",
    ],
    [
      "a length to be told later",
      () => ({ ...tusHeaders, "upload-metadata": right()["upload-metadata"], "upload-defer-length": "1" }),
      400,
      "files.upload_malformed",
    ],
    ...["-1", "1.5", "8e3", "0x8", " ", "٣", "99999999999999999999"].map(
      (length) =>
        [
          `a length of "${length}"`,
          (all: object) => ({ ...tusHeaders, ...all, "upload-length": encodeURI(length) }),
          400,
          "files.upload_malformed",
        ] as const,
    ),
    [
      "too large a length",
      (all: object) => ({ ...tusHeaders, ...all, "upload-length": String(8 * 1024 ** 2 + 1) }),
      413,
      "files.too_large",
    ],
    ...[
      "",
      "filename",
      "id x y",
      "id !!!!",
      metadata({ id: "short", filename: "a" }),
      metadata({ id: nanoid(), filename: " " }),
      metadata({ id: nanoid() }),
      `${metadata({ id: nanoid(), filename: "a" })},filename YQ==`,
      `id ${btoa(nanoid())},filename ${Buffer.from([0xff, 0xfe]).toString("base64")}`,
      metadata({ id: nanoid(), filename: "a".repeat(4_000) }),
    ].map(
      (wrong, nth) =>
        [
          `metadata that cannot be read (${nth})`,
          (all: object) => ({ ...tusHeaders, ...all, "upload-metadata": wrong }),
          400,
          "files.upload_malformed",
        ] as const,
    ),
  ])("S24 creating with %s", async (_, headers, status, code) => {
    const head = app.platform.facts.head();
    const response = await creating(headers(right()) as Record<string, string>);
    expect([response.status, await codeOf(response), response.headers.get("tus-resumable")]).toEqual([
      status,
      code,
      "1.0.0",
    ]);
    if (status === 412) expect(response.headers.get("tus-version")).toBe("1.0.0");
    expect(app.platform.facts.head()).toBe(head);
  });

  const part = { ...tusHeaders, "upload-offset": "0", "content-type": "application/offset+octet-stream" };
  test.each([
    ["no version", { "tus-resumable": "" }, 412, "files.tus_version"],
    ["no offset", { "upload-offset": "" }, 400, "files.upload_malformed"],
    ["a negative offset", { "upload-offset": "-1" }, 400, "files.upload_malformed"],
    ["an offset with words", { "upload-offset": "0 bytes" }, 400, "files.upload_malformed"],
    ["an offset ahead", { "upload-offset": "4" }, 409, "files.offset_differs"],
    ["an offset behind", { "upload-offset": "2" }, 409, "files.offset_differs"],
    ["another media type", { "content-type": "application/octet-stream" }, 415, "files.upload_type"],
    ["an unknown checksum", { "upload-offset": "3", "upload-checksum": "md4 abcd" }, 400, "files.checksum_unknown"],
    ["half a checksum", { "upload-offset": "3", "upload-checksum": "sha1" }, 400, "files.upload_malformed"],
    ["too short a checksum", { "upload-offset": "3", "upload-checksum": "sha1 YQ==" }, 400, "files.upload_malformed"],
  ])("S24 sending with %s", async (_, wrong, status, code) => {
    const fileId = await announce(ada, letter);
    await sendPart(ada, fileId, letter.subarray(0, 3));
    const headers = { ...part, ...wrong };
    const response = await ada.send(appendUpload, { params: { fileId } }, { headers, body: letter.subarray(3) });
    expect([response.status, await codeOf(response), response.headers.get("tus-resumable")]).toEqual([
      status,
      code,
      "1.0.0",
    ]);
    expect(await offsetOf(ada, fileId)).toBe(3);
    expect((await sendPart(ada, fileId, letter.subarray(3), 3)).status).toBe(204);
  });

  test("S24 more bytes than announced, with their length before them or without", async () => {
    const fileId = await announce(ada, letter);
    expect(await codeOf(await sendPart(ada, fileId, "dear bob, and more"))).toBe("files.size_differs");
    const chunked = new Response("dear bob, and more").body as ReadableStream;
    const response = await sendPart(ada, fileId, chunked);
    expect([response.status, await codeOf(response)]).toEqual([413, "files.size_differs"]);
    expect(await stateOf(ada, fileId)).toBe("uploading");
    const offset = await offsetOf(ada, fileId);
    expect((await sendPart(ada, fileId, letter.subarray(offset), offset)).status).toBe(204);
  });
});

describe("S24 room", () => {
  test("S10 a plan that shrank meanwhile stops what is still arriving, and deletes nothing", async () => {
    await givePlan(app, { limits: { storageBytes: 1_000 } });
    const grace = await app.person("grace");
    const { fileId: kept } = await uploadReady(grace, new Uint8Array(500));
    const fileId = await announce(grace, new Uint8Array(400));
    await sendPart(grace, fileId, new Uint8Array(100));
    await givePlan(app, { limits: { storageBytes: 600 } });
    const refused = await sendPart(grace, fileId, new Uint8Array(300), 100);
    expect([refused.status, await codeOf(refused)]).toEqual([507, "files.storage_full"]);
    expect(await refusalOf(announce(grace, new Uint8Array(1)))).toBe("files.storage_full");
    expect((await download(grace, kept)).status).toBe(200);
    await givePlan(app, { limits: { storageBytes: 900 } });
    expect((await sendPart(grace, fileId, new Uint8Array(300), 100)).status).toBe(204);
    await givePlan(app, { limits: { storageBytes: null } });
  });

  test("S24 one without a byte for a day is given up, one that still comes is not", async () => {
    const hour = 3_600_000;
    const data = await mkdtemp(join(tmpdir(), "iris-abandoned-"));
    let other = await startTestApp({ data, now: () => at });
    const grace = await other.person("grace");
    const [forgotten, slow] = [await announce(grace, letter), await announce(grace, letter)];
    at += 23 * hour;
    await sendPart(grace, slow, letter.subarray(0, 3));
    at += 2 * hour;
    const { port } = new URL(other.url);
    await other.stop();
    other = await startTestApp({ data, now: () => at, config: { server: { port: Number(port) } } });
    await until(async () => (await grace.send(getFile, { params: { fileId: forgotten } })).status === 404);
    expect(await offsetOf(grace, slow)).toBe(3);
    await other.stop();
    await rm(data, { recursive: true, force: true });
  });
});
