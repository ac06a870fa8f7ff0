import { afterAll, beforeAll, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDirectChat, pageMessages, sendMessage } from "../../protocol/conversations.ts";
import { downloadFile } from "../../protocol/files.ts";
import { Client } from "../../testing/client.ts";
import { type ServerProcess, startServer } from "../../testing/server-process.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { announce, announcing, codeOf, offsetOf, refusalOf, sendPart, settled } from "../../testing/upload.ts";
import { download } from "./files.testing.ts";

const mebibyte = 1024 ** 2;

test("S24 an upload goes on where it was after the program was killed in the middle of it, again and again", async () => {
  const data = await mkdtemp(join(tmpdir(), "iris-crashing-"));
  const first = await startTestApp({ data });
  const { cookie } = await first.person("ada");
  await first.stop();
  const bytes = randomBytes(24 * mebibyte + 5);
  let server: ServerProcess = await startServer(data);
  const connect = () => {
    const client = new Client(server.url);
    client.cookie = cookie;
    return client;
  };
  let client = connect();
  const fileId = await announce(client, bytes);
  // What was acknowledged is there, whatever happens to what follows it.
  await sendPart(client, fileId, bytes.subarray(0, 100_001));
  let offset = 100_001;
  const hex = Buffer.from(fileId).toString("hex");
  const onDisk = () => statSync(join(data, "blobs", hex.slice(-2), `${hex}.content.part`)).size;
  for (let kill = 0; kill < 3; kill++) {
    const before = onDisk();
    let sent = offset;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (onDisk() > before + mebibyte) await server.kill();
        controller.enqueue(bytes.subarray(sent, sent + 65_536));
        sent += 65_536;
        if (sent >= bytes.length) controller.close();
      },
    });
    await expect(sendPart(client, fileId, body, offset)).rejects.toThrow();
    server = await startServer(data);
    client = connect();
    const now = await offsetOf(client, fileId);
    expect(now).toBeGreaterThanOrEqual(offset);
    expect(now).toBeLessThanOrEqual(sent);
    offset = now;
  }
  expect(offset).toBeGreaterThan(3 * mebibyte);
  expect((await sendPart(client, fileId, bytes.subarray(offset), offset)).status).toBe(204);
  expect((await settled(client, fileId)).state).toBe("ready");
  const answer = await client.send(downloadFile, { params: { fileId } });
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  await server.stop();
  await rm(data, { recursive: true, force: true });
}, 60_000);

let app: TestApp;
let ada: Person;
beforeAll(async () => {
  app = await startTestApp();
  ada = await app.person("ada");
});
afterAll(() => app.stop());

/** From here on files take only so many bytes, as on a disk that fills up. @returns what makes room again */
async function fillDisk(room: number): Promise<() => void> {
  const handle = await open(join(app.platform.config.storage.data, "any"), "w");
  const prototype = Object.getPrototypeOf(handle) as typeof handle;
  await handle.close();
  const { write } = prototype;
  let left = room;
  const fills: unknown = async function (
    this: typeof handle,
    bytes: Buffer,
    from = 0,
    length = bytes.length,
    position = null,
  ) {
    if (left === 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    const fits = Math.min(length as number, left);
    left -= fits;
    return (await (write as (...given: unknown[]) => Promise<never>).call(this, bytes, from, fits, position)) as never;
  };
  prototype.write = fills as typeof write;
  return () => {
    prototype.write = write;
  };
}

test("S24 on a full disk an upload says so, loses nothing that was acknowledged, and goes on when there is room", async () => {
  const bytes = randomBytes(3 * mebibyte);
  const fileId = await announce(ada, bytes);
  await sendPart(ada, fileId, bytes.subarray(0, 70_000));
  const makeRoom = await fillDisk(mebibyte);
  try {
    const refused = await sendPart(ada, fileId, bytes.subarray(70_000), 70_000);
    expect([refused.status, await codeOf(refused)]).toEqual([507, "files.disk_full"]);
    // Messages lie elsewhere and are not held up by it.
    const { id: conversationId } = await ada.call(openDirectChat, {
      body: { accountId: (await app.person("bob")).accountId },
    });
    await ada.call(sendMessage, { params: { conversationId }, body: { id: "m".repeat(21), text: "no room here" } });
    expect((await ada.call(pageMessages, { params: { conversationId }, query: {} })).messages).toHaveLength(1);
  } finally {
    makeRoom();
  }
  const offset = await offsetOf(ada, fileId);
  expect(offset).toBeGreaterThanOrEqual(70_000);
  expect((await sendPart(ada, fileId, bytes.subarray(offset), offset)).status).toBe(204);
  expect((await settled(ada, fileId)).state).toBe("ready");
  expect(Buffer.from(await (await download(ada, fileId)).arrayBuffer()).equals(bytes)).toBe(true);
});

test("S24 the last part of an upload is not acknowledged when it cannot be stored", async () => {
  const bytes = randomBytes(200_000);
  const fileId = await announce(ada, bytes);
  const makeRoom = await fillDisk(150_000);
  const refused = await sendPart(ada, fileId, bytes).finally(makeRoom);
  expect([refused.status, await codeOf(refused)]).toEqual([507, "files.disk_full"]);
  const offset = await offsetOf(ada, fileId);
  expect((await sendPart(ada, fileId, bytes.subarray(offset), offset)).status).toBe(204);
  expect((await settled(ada, fileId)).state).toBe("ready");
});

test("S24 uploads leave the room that messages need, and are told before a byte is sent", async () => {
  const narrow = await startTestApp({ config: { files: { reserve_bytes: Number.MAX_SAFE_INTEGER } } });
  const grace = await narrow.person("grace");
  expect(await refusalOf(announce(grace, new Uint8Array(1)))).toBe("files.disk_full");
  expect((await announcing(grace, 1)).response.status).toBe(507);
  await narrow.stop();
});
