import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { auditEntries } from "../../../platform/audit/audit.tables.ts";
import { openKeys } from "../../../platform/crypto/key-store.ts";
import * as api from "../../../protocol/bubbles.ts";
import { addMembers, createBubble, listConversations, sendMessage } from "../../../protocol/conversations.ts";
import { downloadFile } from "../../../protocol/files.ts";
import { filesBelow } from "../../../testing/disk-search.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { uploadReady } from "../../../testing/upload.ts";
import { newBubble, say } from "./bubbles.testing.ts";

const data = mkdtempSync(join(tmpdir(), "iris-deletion-"));
const copy = mkdtempSync(join(tmpdir(), "iris-deletion-copy-"));
let app: TestApp;
let ada: Person;
let bob: Person;
let carol: Person;
beforeAll(async () => {
  app = await startTestApp({ data });
  [ada, bob, carol] = await app.people("ada", "bob", "carol");
});
afterAll(async () => {
  await app.stop();
  for (const folder of [data, copy]) rmSync(folder, { recursive: true, force: true });
});

const share = async (person: Person, params: { conversationId: string }, fileId?: string) => {
  const { fileId: shared } = fileId ? { fileId } : await uploadReady(person, new TextEncoder().encode("plan"));
  await person.call(sendMessage, { params, body: { id: nanoid(), fileId: shared } });
  return shared;
};
const subjectsOf = ({ conversationId }: { conversationId: string }) =>
  [`conversation:${conversationId}`, `label:${conversationId}`] as const;
const nameOfError = (error: Error) => error.name;

describe("S23 the deletion of a bubble", () => {
  test("S23 says before what will go, wants the name, and then is for everybody and for good", async () => {
    const params = await newBubble(ada, { memberIds: [bob.accountId, carol.accountId] });
    const elsewhere = await newBubble(bob, { memberIds: [carol.accountId] });
    for (const text of ["one", "two"]) await say(bob, params, text);
    const onlyHere = await share(bob, params);
    // Twice in two messages it is one file.
    await share(bob, params, onlyHere);
    const alsoThere = await share(bob, params);
    await share(bob, elsewhere, alsoThere);
    await ada.call(api.inviteToBubble, { params, body: { accountIds: [(await app.person("dora")).accountId] } });
    expect(await ada.call(api.previewBubbleDeletion, { params })).toEqual({
      ...{ messages: 6, files: 1, filesElsewhere: 1, conferences: 0, members: 3, guests: 0 },
    });
    expect(await ada.refusal(api.deleteBubble, { params, body: { name: "Harbor" } })).toBe("conversation.name_differs");
    const devices = await Promise.all([ada, bob, carol].map((person) => person.connect()));
    await ada.call(api.deleteBubble, { params, body: { name: "Harbour" } });
    for (const device of devices) {
      const { event } = await device.next("event", ({ event }) => event.type === "conversation.left");
      expect(event).toEqual({ type: "conversation.left", ...params, because: "deleted" });
      await device.close();
    }
    const { conversations } = await bob.call(listConversations, {});
    expect(conversations.map(({ id }) => id)).not.toContain(params.conversationId);
    expect(await carol.refusal(downloadFile, { params: { fileId: onlyHere }, query: {} })).toBe("files.not_found");
    expect(await bob.refusal(downloadFile, { params: { fileId: onlyHere }, query: {} })).toBe("files.not_found");
    expect((await carol.send(downloadFile, { params: { fileId: alsoThere }, query: {} })).status).toBe(200);
    for (const subject of subjectsOf(params))
      expect(await app.platform.keys.get(subject).catch(nameOfError)).toBe("KeyGone");
    const entries = await app.platform.db.reader.select().from(auditEntries);
    expect(entries.filter(({ act }) => act === "conversations.bubble_deleted")).toHaveLength(1);
    // Its id is free again, and nothing of it is behind it.
    const again = { id: params.conversationId, name: "Harbour" };
    expect((await ada.call(createBubble, { body: again })).lastSeq).toBe(1);
  });

  test("S23 no copy of the database from before opens with the keys from after, and they lie nowhere any more", async () => {
    const params = await newBubble(ada, { memberIds: [bob.accountId] });
    await say(bob, params, "to be forgotten");
    copyFileSync(join(data, "keys.db"), join(copy, "before.db"));
    await ada.call(api.deleteBubble, { params, body: { name: "Harbour" } });
    const named = Buffer.from(params.conversationId);
    // The program's own store, opened anew from what lies on the disk.
    for (const { path, bytes } of filesBelow(data).filter(({ path }) => path.includes("keys.db")))
      expect([path, bytes.includes(named)]).toEqual([path, false]);
    for (const file of ["keys.db", "master.key"]) copyFileSync(join(data, file), join(copy, file));
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const keys = await openKeys({ data: copy, keys: app.platform.config.keys, log, now: Date.now });
    for (const subject of subjectsOf(params)) expect(await keys.get(subject).catch(nameOfError)).toBe("KeyGone");
    await keys.close();
  });

  test("S23 nobody is told that it is gone before its keys are, and a crash between is gone on from", async () => {
    const params = await newBubble(ada, { memberIds: [bob.accountId] });
    const { keys } = app.platform;
    const { destroy } = keys;
    const device = await bob.connect();
    const told = () =>
      device.events("conversation.left").filter((event) => event.conversationId === params.conversationId);
    const gate = Promise.withResolvers<void>();
    Object.assign(keys, {
      destroy: async () => {
        await gate.promise;
        Object.assign(keys, { destroy });
        throw new Error("the program stopped");
      },
    });
    const deletion = ada.call(api.deleteBubble, { params, body: { name: "Harbour" } }).catch(() => undefined);
    // Its rows are gone at once: nobody reads or writes there any more.
    while ((await app.platform.db.reader.$count(auditEntries)) < 3) await Bun.sleep(1);
    expect(await ada.refusal(addMembers, { params, body: { accountIds: [carol.accountId] } })).toBe(
      "conversation.not_found",
    );
    await device.settled();
    expect(told()).toEqual([]);
    gate.resolve();
    await deletion;
    app.bugs.splice(0);
    await device.next("event", ({ event }) => event.type === "conversation.left");
    expect(await keys.get(`conversation:${params.conversationId}`).catch(nameOfError)).toBe("KeyGone");
    await device.close();
  });

  test("S23 a conference that goes on there ends", async () => {
    const params = await newBubble(ada, { memberIds: [bob.accountId] });
    const device = await bob.connect();
    device.send({ type: "conference.join", ...params });
    await device.next("conference.state", ({ selfParticipantId }) => selfParticipantId !== null);
    expect(await ada.call(api.previewBubbleDeletion, { params })).toMatchObject({ conferences: 1 });
    await ada.call(api.deleteBubble, { params, body: { name: "Harbour" } });
    expect(await device.next("conference.ended")).toMatchObject(params);
    await device.close();
  });
});
