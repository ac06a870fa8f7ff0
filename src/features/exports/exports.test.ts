import { afterAll, beforeAll, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { nanoid } from "nanoid";
import type { z } from "zod";
import { checkEntries, openSignedZip, readEntry, type SignedZip } from "../../platform/zip/signed-zip.ts";
import { sourceOf } from "../../platform/zip/zip.testing.ts";
import { createBubble, openDirectChat, sendMessage } from "../../protocol/conversations.ts";
import * as api from "../../protocol/exports.ts";
import { deleteMessage, editMessage, reactToMessage } from "../../protocol/messages.ts";
import { votePoll } from "../../protocol/polls.ts";
import { updateOwnProfile } from "../../protocol/profiles.ts";
import { saveDraft } from "../../protocol/unsent.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";
import { allParts } from "./all-parts.ts";
import { type ExportAbout, exportKind } from "./export-kind.ts";
import { exportedFiles, exportedMessages, exportedPeople } from "./export-schema.ts";

const dayMs = 24 * 3_600_000;
const markup = '<script>alert(1)</script><img src=x onerror="alert(2)"> & “quoted”';
const steps = Array.from({ length: 1_010 }, (_, index) => `step ${index}`);
const letter = randomBytes(200_000);
let at = Date.UTC(2026, 10, 24, 12);
let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let chatId: string;
let longId: string;
let bytes: Buffer;
let zip: SignedZip<ExportAbout>;

const source = () => sourceOf(bytes);
const text = async (path: string) => (await readEntry(source(), zip, path)).toString("utf8");
const json = async <S extends z.ZodType>(path: string, schema: S) => schema.parse(JSON.parse(await text(path)));
const download = (person: Person, headers: Record<string, string> = {}) =>
  person.send(api.downloadExport, {}, { headers });
async function prepared(person: Person) {
  await person.call(api.startExport);
  await app.app.exports.idle();
  return (await person.call(api.getExport)).export;
}

beforeAll(async () => {
  app = await startTestApp({ now: () => at });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
  chatId = (await ada.call(openDirectChat, { body: { accountId: bob.accountId } })).id;
  const say = (person: Person, conversationId: string, body: object) =>
    person.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), ...body } });
  const first = await say(ada, chatId, { text: markup });
  const mine = await uploadReady(ada, letter, { name: 'my: "letter"/..\\x.bin' });
  const theirs = await uploadReady(bob, new TextEncoder().encode("from bob"), { name: "Grüße.txt" });
  await say(ada, chatId, { text: "with a file", fileId: mine.fileId });
  await say(bob, chatId, { fileId: theirs.fileId });
  const edited = await say(bob, chatId, { text: "frist" });
  await bob.call(editMessage, { params: { conversationId: chatId, messageId: edited.id }, body: { text: "first" } });
  await bob.call(reactToMessage, {
    params: { conversationId: chatId, messageId: first.id },
    body: { emoji: "🎉", isSet: true },
  });
  const gone = await say(bob, chatId, { text: "a word taken back" });
  await bob.call(deleteMessage, { params: { conversationId: chatId, messageId: gone.id } });
  const poll = await say(bob, chatId, { poll: { question: "Tea?", answers: ["yes", "no"] } });
  await ada.call(votePoll, { params: { conversationId: chatId, messageId: poll.id }, body: { answers: [0] } });
  longId = (await ada.call(createBubble, { body: { id: nanoid(), name: "Long <b>walk</b>" } })).id;
  await Promise.all(steps.map((step) => say(ada, longId, { text: step })));
  // What ada is no part of.
  const others = await bob.call(openDirectChat, { body: { accountId: mallory.accountId } });
  await say(mallory, others.id, { text: "between us two alone" });
  await ada.call(saveDraft, { params: { conversationId: chatId }, body: { text: "not said yet" } });
  await ada.call(updateOwnProfile, { body: { nickname: "Countess" } });
  await prepared(ada);
  bytes = Buffer.from(await (await download(ada)).arrayBuffer());
  zip = await openSignedZip(source(), exportKind);
}, 60_000);
afterAll(() => app.stop());

test("S49 the ZIP is signed by this instance, and every entry is what the manifest says", async () => {
  await checkEntries(source(), zip);
  expect(zip.about).toMatchObject({ accountId: ada.accountId, name: "Ada Example", language: "en" });
  const [key] = await app.app.signing.publicKeys();
  expect(zip.signature.keyId).toBe(key?.keyId ?? "");
});

test("S49 every kind of data is there and is as its published schema says", async () => {
  for (const part of allParts(app.platform)) {
    const value: unknown = JSON.parse(await text(`data/${part.name}.json`));
    expect([part.name, part.schema().parse(value)]).toEqual([part.name, value]);
  }
  const schema = JSON.parse(await text("schema.json")) as { properties: object };
  const published = await (await app.app.host.fetch(new Request(`${app.url}${api.getExportSchema.path}`))).json();
  expect(published).toEqual(schema);
  const listed = [...zip.entries.keys()].filter((path) => /^data\/[^/]+\.json$/.test(path));
  expect(Object.keys(schema.properties).toSorted()).toEqual(["manifest.json", ...listed].toSorted());
  expect(await text("data/profile.json")).toContain("Countess");
  expect(await text("data/drafts.json")).toContain("not said yet");
  expect(await text("data/account.json")).toContain("acceptedAt");
  expect(await text("data/audit.json")).toContain("exports.started");
});

test("S49 it holds all messages that one sees, with reactions, edits and votes, and none of others", async () => {
  const { messages } = await json(`data/conversations/${chatId}/messages-0001.json`, exportedMessages);
  expect(messages.find(({ content }) => content.kind === "text" && content.text === markup)?.reactions).toEqual([
    { emoji: "🎉", accountIds: [bob.accountId] },
  ]);
  expect(messages.find(({ editedAt }) => editedAt !== undefined)?.content).toMatchObject({ text: "first" });
  expect(messages.find(({ content }) => content.kind === "poll")?.ownVote).toEqual([0]);
  expect(messages.filter(({ content }) => content.kind === "deleted")).toHaveLength(1);
  const parts = ["0001", "0002"].map((number) => `data/conversations/${longId}/messages-${number}.json`);
  const long = (await Promise.all(parts.map((path) => json(path, exportedMessages)))).flatMap((part) => part.messages);
  const said = long.flatMap(({ content }) => (content.kind === "text" ? content.text : []));
  expect(said.toSorted()).toEqual(steps.toSorted());
  const places = long.map(({ seq }) => seq);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  const { people } = await json("data/people.json", exportedPeople);
  expect(people.map(({ name }) => name).toSorted()).toEqual(["Ada Example", "Bob Example"]);
  for (const secret of ["between us two alone", "a word taken back", mallory.accountId])
    expect(bytes.includes(secret)).toBe(false);
});

test("S49 files, own and received, are in it byte by byte, under names that lead nowhere", async () => {
  const { files } = await json("data/files.json", exportedFiles);
  expect(files.map(({ of, name, path }) => [of, name, path])).toEqual([
    ["own", 'my: "letter"/..\\x.bin', "files/own/00001 my_ _letter__.._x.bin"],
    ["received", "Grüße.txt", "files/received/00002 Grüße.txt"],
  ]);
  expect((await readEntry(source(), zip, files[0]?.path ?? "")).equals(letter)).toBe(true);
  expect(await text(files[1]?.path ?? "")).toBe("from bob");
});

test("S49 its pages can be read without scripts, and what was written in a message stays text", async () => {
  const index = await text("index.html");
  expect(index).toContain(`conversations/${chatId}-0001.html`);
  expect(index).toContain("Long &lt;b&gt;walk&lt;/b&gt;");
  expect(index).toContain('href="files/received/00002%20Gr%C3%BC%C3%9Fe.txt"');
  for (const path of [...zip.entries.keys()].filter((name) => name.endsWith(".html"))) {
    const page = await text(path);
    expect(page).not.toMatch(/<script|<img|onerror="|https?:\/\/(?!127)[a-z]+\.[a-z]+\/[^"]*"/);
    for (const [, target = ""] of page.matchAll(/href="([^"]+)"/g)) {
      const [to = ""] = decodeURIComponent(target)
        .replace(/^\.\.\//, "")
        .split("#");
      expect([path, zip.entries.has(to) && to]).toEqual([path, to]);
    }
  }
  const chat = await text(`conversations/${chatId}-0001.html`);
  expect(chat).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(chat).toContain("Bob Example");
  expect(await text(`conversations/${longId}-0002.html`)).toContain("article");
});

test("S49 S71 nobody else gets it, and it comes in parts too", async () => {
  for (const other of [bob, mallory]) expect(await other.refusal(api.downloadExport)).toBe("exports.none");
  expect(await app.visitor().refusal(api.downloadExport)).toBe("core.not_signed_in");
  const part = await download(ada, { range: "bytes=100-199" });
  expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 100-199/${bytes.length}`]);
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true);
  expect((await download(ada, { range: `bytes=${bytes.length}-` })).status).toBe(416);
});

test("S49 the person is told of each step and mailed at the end; one at a time", async () => {
  const device = await bob.connect();
  const started = await bob.call(api.startExport);
  expect(await bob.refusal(api.startExport)).toBe("exports.running");
  const ready = await device.next("export.changed", ({ export: now }) => now?.state === "ready");
  expect(ready).toMatchObject({ export: { id: started.id, progress: 100 } });
  await app.app.exports.idle();
  const told = device.frames.flatMap((frame) =>
    frame.type === "export.changed" ? (frame.export?.progress ?? []) : [],
  );
  expect(told.length).toBeGreaterThan(5);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(
    (await app.app.mail.listOutbox()).some(({ to, text }) => to === bob.email && text.includes("/settings/privacy")),
  ).toBe(true);
  await device.close();
});

test("S49 a new one takes the place of the old, whose key is destroyed; so does stopping", async () => {
  const before = (await ada.call(api.getExport)).export;
  const after = await prepared(ada);
  const opened = (id = "") => app.app.blobs.open(`export-${id}`, "content");
  expect([await opened(before?.id), (await opened(after?.id)) !== undefined]).toEqual([undefined, true]);
  await ada.call(api.deleteExport);
  expect([await opened(after?.id), (await ada.call(api.getExport)).export]).toEqual([undefined, null]);
  await ada.call(api.startExport);
  await ada.call(api.deleteExport);
  await app.app.exports.idle();
  expect((await ada.call(api.getExport)).export).toBe(null);
});

test("S49 starting asks who it is, and after seven days nothing of it is left", async () => {
  const made = await prepared(mallory);
  at += 8 * dayMs;
  expect(await mallory.refusal(api.startExport)).toBe("core.reauthentication_needed");
  expect((await mallory.call(api.getExport)).export).toBe(null);
  expect(await mallory.refusal(api.downloadExport)).toBe("exports.none");
  await app.app.exports.tidy();
  expect(await app.app.blobs.open(`export-${made?.id}`, "content")).toBe(undefined);
});
