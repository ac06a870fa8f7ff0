import { afterAll, beforeAll, expect, test } from "bun:test";
import { connect, createServer, type Server } from "node:net";
import { nanoid } from "nanoid";
import { listOutbox } from "../../protocol/accounts.ts";
import { openDirectChat, pageMessages, sendMessage } from "../../protocol/conversations.ts";
import { downloadFile, getFile, listFiles } from "../../protocol/files.ts";
import { startClamd, type TestClamd } from "../../testing/clamd.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";
import { download, stateOf, until } from "./files.testing.ts";

/** What the scanner says it is, as its signatures come in: a database made for a test has no version of its own. */
let version = "ClamAV 1.4.3/27500";
let clamd: TestClamd;
let front: Server;
let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let olga: Person;
const scanned: number[] = [];

beforeAll(async () => {
  clamd = await startClamd();
  const socket = clamd.address.slice("unix:".length);
  front = createServer((client) => {
    client.on("error", () => {});
    client.once("data", (first) => {
      if (first.includes("zVERSION")) return void client.end(`${version}\0`);
      if (first.includes("zINSTREAM")) scanned.push(1);
      const scanner = connect(socket);
      scanner.write(first);
      scanner.on("error", () => client.destroy());
      client.pipe(scanner).pipe(client);
    });
  });
  await new Promise<void>((resolve) => void front.listen(0, "127.0.0.1", resolve));
  const { port } = front.address() as { port: number };
  app = await startTestApp({ config: { files: { clamd: `tcp:127.0.0.1:${port}` } } });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
  olga = await app.person("olga", { isOperator: true });
}, 30_000);
afterAll(async () => {
  await app.stop();
  front.close();
  await clamd.dispose();
});

const worm = new TextEncoder().encode("a worm that nobody knows yet");
async function share(bytes: Uint8Array<ArrayBuffer>, name: string) {
  const { fileId } = await uploadReady(ada, bytes, { name });
  const { id: conversationId } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  await ada.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), fileId } });
  return { fileId, conversationId };
}

test("S25 with the same signatures nothing is scanned again, with new ones everything once", async () => {
  await uploadReady(ada, new TextEncoder().encode("one"));
  await uploadReady(ada, new TextEncoder().encode("two"));
  await app.app.scanFilesAgain();
  const before = scanned.length;
  await app.app.scanFilesAgain();
  expect(scanned.length).toBe(before);
  version = "ClamAV 1.4.3/27501";
  await app.app.scanFilesAgain();
  expect(scanned.length).toBe(before + 2);
  await app.app.scanFilesAgain();
  expect(scanned.length).toBe(before + 2);
});

test("S25 a file found infected later on is destroyed, and everybody concerned is told, nobody else", async () => {
  const { fileId, conversationId } = await share(worm, "minutes.doc");
  expect(await (await download(bob, fileId)).text()).toBe(new TextDecoder().decode(worm));
  await clamd.learn("Iris-Worm", worm);
  version = "ClamAV 1.4.3/27502";

  const [adas, bobs, mallorys] = [await ada.connect(), await bob.connect(), await mallory.connect()];
  await app.app.scanFilesAgain();
  for (const device of [adas, bobs]) {
    const isIt = ({ event }: { event: { type: string } }) => event.type === "file.changed";
    await device.next("event", isIt);
    expect(device.events("file.changed").at(-1)?.file).toMatchObject({ fileId, state: "infected" });
  }
  await until(async () => {
    const { messages } = await bob.call(pageMessages, { params: { conversationId }, query: {} });
    return messages.some(({ content }) => content.kind === "notice" && content.notice === "fileWithdrawn");
  });
  await mallorys.settled();
  expect([...mallorys.events("file.changed"), ...mallorys.events("message.sent")]).toEqual([]);
  for (const device of [adas, bobs, mallorys]) await device.close();

  for (const person of [ada, bob]) {
    expect(await person.refusal(downloadFile, { params: { fileId } })).toBe("files.withdrawn");
    expect(await stateOf(person, fileId)).toBe("infected");
  }
  expect(await mallory.refusal(getFile, { params: { fileId } })).toBe("files.not_found");
  await expect(app.platform.keys.get(`file:${fileId}`)).rejects.toThrow();
  const { messages } = await bob.call(pageMessages, { params: { conversationId }, query: {} });
  const notices = messages.filter(({ content }) => content.kind === "notice");
  expect(notices).toMatchObject([{ senderId: ada.accountId, content: { detail: "minutes.doc" } }]);
  const { mails } = await olga.call(listOutbox);
  expect(mails.filter(({ text }) => text.includes(fileId))).toMatchObject([{ to: olga.email }]);
  expect((await ada.call(listFiles, { query: {} })).usedBytes).toBe(6);
});
