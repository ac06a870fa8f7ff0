import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { listOutbox } from "../../protocol/accounts.ts";
import { openDirectChat, sendMessage } from "../../protocol/conversations.ts";
import { deleteFile, downloadFile, getFile } from "../../protocol/files.ts";
import { eicar, startClamd, type TestClamd } from "../../testing/clamd.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import type { TestSocket } from "../../testing/test-socket.ts";
import { announce, codeOf, offsetOf, sendPart, settled, upload, uploadReady } from "../../testing/upload.ts";
import { download, stateOf, until } from "./files.testing.ts";

let clamd: TestClamd;
let data: string;
let app: TestApp;
let ada: Person;
let bob: Person;
/** Chosen by the first start, kept by those after it. */
let port = 0;
async function startApp(): Promise<void> {
  app = await startTestApp({ data, config: { server: { port }, files: { clamd: clamd.address } } });
  port = Number(new URL(app.url).port);
}
/** Resolves when this device was told that this file is ready. */
const readyEvent = (device: TestSocket, fileId: string) =>
  device.next(
    "event",
    ({ event }) => event.type === "file.changed" && event.file.fileId === fileId && event.file.state === "ready",
  );

beforeAll(async () => {
  clamd = await startClamd();
  data = await mkdtemp(join(tmpdir(), "iris-scanning-"));
  await startApp();
  [ada, bob] = await app.people("ada", "bob");
}, 30_000);
afterAll(async () => {
  await app.stop();
  await clamd.dispose();
  await rm(data, { recursive: true, force: true });
});

const virus = new TextEncoder().encode(eicar);
const letter = new TextEncoder().encode("dear bob");

/** Whether any bytes of this file lie on the disk; they are named by its id. */
async function isOnDisk(fileId: string): Promise<boolean> {
  const names = await readdir(join(data, "blobs"), { recursive: true }).catch(() => []);
  return names.some((name) => name.includes(Buffer.from(fileId).toString("hex")));
}

describe("with the scanner there", () => {
  test("S25 a clean file is ready at once", async () => {
    const file = await uploadReady(ada, letter);
    expect(await isOnDisk(file.fileId)).toBe(true);
    expect(await (await download(ada, file.fileId)).text()).toBe("dear bob");
  });

  test("S25 an infected file is refused, destroyed with its key, and its uploader sees why", async () => {
    const { fileId, state, name } = await upload(ada, virus, { name: "invoice.pdf" });
    expect([state, name]).toEqual(["infected", "invoice.pdf"]);
    expect(await ada.refusal(downloadFile, { params: { fileId } })).toBe("files.withdrawn");
    expect(await isOnDisk(fileId)).toBe(false);
    await expect(app.platform.keys.get(`file:${fileId}`)).rejects.toThrow();
    expect(await codeOf(await sendPart(ada, fileId, virus))).toBe("files.infected");
  });

  test("S25 an infected file cannot be shared", async () => {
    const { fileId } = await upload(ada, virus);
    const { id: conversationId } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
    const sending = { params: { conversationId }, body: { id: nanoid(), fileId } };
    expect(await ada.refusal(sendMessage, sending)).toBe("files.not_ready");
    expect(await bob.refusal(downloadFile, { params: { fileId } })).toBe("files.not_found");
  });

  test("S25 a virus inside an archive is found", async () => {
    expect((await upload(ada, Bun.gzipSync(virus), { name: "backup.gz" })).state).toBe("infected");
  });

  test("S25 the operators are told, without the file's name or the person's", async () => {
    const grace = await app.person("grace", { isOperator: true });
    const { fileId } = await upload(ada, virus, { name: "secret-invoice.pdf" });
    const { mails } = await grace.call(listOutbox);
    expect(mails).toMatchObject([{ to: grace.email, subject: "Iris refused an infected file" }]);
    expect(mails[0]?.text).toContain(fileId);
    expect(mails[0]?.text).toContain("Eicar-Test");
    expect(mails[0]?.text).not.toMatch(/secret-invoice|Ada/);
  });
});

describe("with the scanner away", () => {
  beforeEach(() => clamd.kill());
  afterEach(async () => {
    await clamd.kill();
    await clamd.restart();
  });

  async function uploadWaiting(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const { fileId, state } = await upload(ada, bytes);
    expect(state).toBe("waiting");
    return fileId;
  }

  test("S25 an upload waits: nobody reads it, nobody is sent it", async () => {
    const fileId = await uploadWaiting(letter);
    expect(await ada.refusal(downloadFile, { params: { fileId } })).toBe("files.not_ready");
    const { id: conversationId } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
    const sending = { params: { conversationId }, body: { id: nanoid(), fileId } };
    expect(await ada.refusal(sendMessage, sending)).toBe("files.not_ready");
  });

  test("S25 it completes by itself when the scanner is back, and its owner's devices are told", async () => {
    const device = await ada.connect();
    const bytes = randomBytes(300_000);
    const fileId = await uploadWaiting(bytes);
    await clamd.restart();
    await readyEvent(device, fileId);
    const mine = device.events("file.changed").filter(({ file }) => file.fileId === fileId);
    expect(mine.slice(0, 2).map(({ file }) => file.state)).toEqual(["scanning", "waiting"]);
    expect(Buffer.from(await (await download(ada, fileId)).arrayBuffer()).equals(bytes)).toBe(true);
    await device.close();
  });

  test("S25 a virus that waited is destroyed when the scanner is back", async () => {
    const fileId = await uploadWaiting(virus);
    await clamd.restart();
    await until(async () => (await stateOf(ada, fileId)) === "infected");
    expect(await isOnDisk(fileId)).toBe(false);
    expect(await ada.refusal(downloadFile, { params: { fileId } })).toBe("files.withdrawn");
  });

  test("S25 it completes also when Iris was restarted meanwhile", async () => {
    const fileId = await uploadWaiting(letter);
    await app.stop();
    await clamd.restart();
    await startApp();
    await until(async () => (await stateOf(ada, fileId)) === "ready");
    expect(await (await download(ada, fileId)).text()).toBe("dear bob");
  });

  test("S25 a file can be deleted while it waits, and does not come back", async () => {
    const fileId = await uploadWaiting(letter);
    await ada.call(deleteFile, { params: { fileId } });
    await clamd.restart();
    await uploadReady(ada, letter);
    expect(await ada.refusal(getFile, { params: { fileId } })).toBe("files.not_found");
    expect(await isOnDisk(fileId)).toBe(false);
  });
});

test("S25 a virus in parts is found as one, also over a restart in between", async () => {
  for (const restarts of [false, true]) {
    const fileId = await announce(ada, virus);
    await sendPart(ada, fileId, virus.subarray(0, 30));
    if (restarts) {
      await app.stop();
      await startApp();
      expect(await offsetOf(ada, fileId)).toBe(30);
    }
    await sendPart(ada, fileId, virus.subarray(30), 30);
    expect((await settled(ada, fileId)).state).toBe("infected");
    expect(await isOnDisk(fileId)).toBe(false);
  }
});

test("S25 a part that was dropped for its checksum is not held against what comes in its place", async () => {
  const fileId = await announce(ada, new Uint8Array(virus.length));
  const refused = await sendPart(ada, fileId, virus, 0, { "upload-checksum": `sha1 ${"A".repeat(27)}=` });
  expect(await codeOf(refused)).toBe("files.checksum_differs");
  await sendPart(ada, fileId, new Uint8Array(virus.length));
  expect((await settled(ada, fileId)).state).toBe("ready");
});

test("S25 a scanner killed in the middle of an upload lets nothing pass, and the upload completes later", async () => {
  const bytes = randomBytes(4 * 1024 ** 2);
  const fileId = await announce(ada, bytes);
  const device = await ada.connect();
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (sent === 2 * 1024 ** 2) await clamd.kill();
      controller.enqueue(bytes.subarray(sent, sent + 65_536));
      sent += 65_536;
      if (sent === bytes.length) controller.close();
    },
  });
  expect((await sendPart(ada, fileId, body)).status).toBe(204);
  expect((await settled(ada, fileId)).state).toBe("waiting");
  await clamd.restart();
  await readyEvent(device, fileId);
  expect(Buffer.from(await (await download(ada, fileId)).arrayBuffer()).equals(bytes)).toBe(true);
  await device.close();
});

test("S25 a file that is more than the scanner takes is refused in the end, and does not wait for ever", async () => {
  const small = await startClamd({ streamMaxBytes: 1024 ** 2 });
  const other = await startTestApp({ config: { files: { clamd: small.address } } });
  const grace = await other.person("grace");
  const device = await grace.connect();
  const { fileId, state } = await upload(grace, randomBytes(4 * 1024 ** 2));
  if (state !== "unscannable") {
    await device.next("event", ({ event }) => event.type === "file.changed" && event.file.state === "unscannable");
  }
  expect(await codeOf(await sendPart(grace, fileId, letter))).toBe("files.unscannable");
  expect(await grace.refusal(downloadFile, { params: { fileId } })).toBe("files.not_ready");
  expect((await uploadReady(grace, letter)).state).toBe("ready");
  await device.close();
  await other.stop();
  await small.dispose();
}, 30_000);

test("S25 the program's end does not wait for a scanner that thinks; the file waits for the next start", async () => {
  const asked = Promise.withResolvers<void>();
  const thinker = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      if (bytes.includes("PING")) socket.end("PONG\0");
      if (bytes.includes("INSTREAM")) asked.resolve();
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => void thinker.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = thinker.address() as AddressInfo;
  await new Promise((resolve) => thinker.close(resolve));

  const other = await startTestApp({ config: { files: { clamd: `tcp:127.0.0.1:${port}` } } });
  const grace = await other.person("grace");
  const { fileId } = await upload(grace, letter);
  expect(await stateOf(grace, fileId)).toBe("waiting");
  await listen(port);
  await asked.promise;
  // Within this test's time; a verdict may take five minutes.
  await other.stop();
  thinker.close();
}, 30_000);
