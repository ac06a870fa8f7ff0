import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { addMembers, createBubble, openDirectChat, removeMember, sendMessage } from "../../protocol/conversations.ts";
import { deleteFile, downloadFile, getFile, listFiles } from "../../protocol/files.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { announce, codeOf, sendPart, uploadReady } from "../../testing/upload.ts";
import { download, stateOf } from "./files.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
beforeAll(async () => {
  app = await startTestApp();
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
});
afterAll(() => app.stop());

const letter = new TextEncoder().encode("dear bob");

describe("what is uploaded", () => {
  test("S71 what a file is called by its uploader does not decide what it is", async () => {
    const page = new TextEncoder().encode("<script>alert(1)</script>");
    const file = await uploadReady(mallory, page, { name: "cat.png", mediaType: "image/png" });
    expect(file.mediaType).toBe("application/octet-stream");
    const html = await uploadReady(mallory, page, { name: "x.html", mediaType: "text/html" });
    expect(html.mediaType).toBe("application/octet-stream");
  });
});

describe("who may", () => {
  test("S71 a stranger finds nothing: neither reads, sends nor deletes", async () => {
    const { fileId } = await uploadReady(ada, letter);
    const params = { fileId };
    expect(await mallory.refusal(getFile, { params })).toBe("files.not_found");
    expect(await mallory.refusal(downloadFile, { params })).toBe("files.not_found");
    expect(await mallory.refusal(deleteFile, { params })).toBe("files.not_found");
    expect(await codeOf(await sendPart(mallory, fileId, letter))).toBe("files.not_found");
    expect(await app.visitor().refusal(getFile, { params })).toBe("core.not_signed_in");
    expect(await stateOf(ada, fileId)).toBe("ready");
  });

  test("S17 a member of the chat reads what was shared into it, and still cannot delete it", async () => {
    const { fileId } = await uploadReady(ada, letter);
    const chat = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
    const params = { conversationId: chat.id };
    const message = await ada.call(sendMessage, { params, body: { id: nanoid(), text: "look", fileId } });
    expect(message.content).toMatchObject({ kind: "file", text: "look", file: { fileId, sizeBytes: letter.length } });
    expect(await (await download(bob, fileId)).text()).toBe("dear bob");
    expect((await bob.call(getFile, { params: { fileId } })).name).toBe("letter.txt");
    expect(await bob.refusal(deleteFile, { params: { fileId } })).toBe("files.not_found");
    expect(await mallory.refusal(downloadFile, { params: { fileId } })).toBe("files.not_found");
  });

  test("S21 who leaves the bubble, or is removed, reads its files no more", async () => {
    const { fileId } = await uploadReady(ada, letter);
    const bubble = await ada.call(createBubble, {
      body: { id: nanoid(), name: "Engines", memberIds: [bob.accountId] },
    });
    const params = { conversationId: bubble.id };
    await ada.call(sendMessage, { params, body: { id: nanoid(), fileId } });
    expect((await download(bob, fileId)).status).toBe(200);
    await ada.call(removeMember, { params: { ...params, accountId: bob.accountId } });
    expect(await bob.refusal(downloadFile, { params: { fileId } })).toBe("files.not_found");
    await ada.call(addMembers, { params, body: { accountIds: [bob.accountId] } });
    expect((await download(bob, fileId)).status).toBe(200);
  });

  test("S25 a file that is not ready, or somebody else's, cannot be sent", async () => {
    const chat = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
    const params = { conversationId: chat.id };
    const fileId = await announce(ada, letter);
    expect(await ada.refusal(sendMessage, { params, body: { id: nanoid(), fileId } })).toBe("files.not_ready");
    const mine = await uploadReady(mallory, letter);
    expect(await ada.refusal(sendMessage, { params, body: { id: nanoid(), fileId: mine.fileId } })).toBe(
      "files.not_found",
    );
  });
});

describe("one's own files", () => {
  test("S24 are listed newest first, page by page, with the space they take", async () => {
    const grace = await app.person("grace");
    for (let n = 1; n <= 5; n++) await uploadReady(grace, new Uint8Array(n * 100), { name: `${n}.bin` });
    await announce(grace, letter, { name: "never sent" });
    const first = await grace.call(listFiles, { query: { limit: 3 } });
    expect(first.files.map(({ name }) => name)).toEqual(["never sent", "5.bin", "4.bin"]);
    expect([first.hasMore, first.usedBytes]).toEqual([true, 1500]);
    const before = first.files.at(-1)?.createdAt;
    const second = await grace.call(listFiles, { query: { limit: 3, before } });
    expect(second.files.map(({ name }) => name)).toEqual(["3.bin", "2.bin", "1.bin"]);
    expect(second.hasMore).toBe(false);
  });

  test("S24 a deleted file is gone for everyone, with its key", async () => {
    const { fileId } = await uploadReady(ada, letter);
    const chat = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
    await ada.call(sendMessage, { params: { conversationId: chat.id }, body: { id: nanoid(), fileId } });
    const [hers, strange] = await Promise.all([bob.connect(), mallory.connect()]);
    await ada.call(deleteFile, { params: { fileId } });
    await hers.next("event", ({ event }) => event.type === "file.deleted" && event.fileId === fileId);
    await strange.settled();
    expect(strange.events("file.deleted")).toEqual([]);
    await Promise.all([hers.close(), strange.close()]);
    for (const person of [ada, bob]) {
      expect(await person.refusal(downloadFile, { params: { fileId } })).toBe("files.not_found");
    }
    await expect(app.platform.keys.get(`file:${fileId}`)).rejects.toThrow();
    expect(await ada.refusal(deleteFile, { params: { fileId } })).toBe("files.not_found");
  });

  test("S24 the owner's other devices are told how it goes, and nobody else", async () => {
    const [mine, hers] = await Promise.all([ada.connect(), bob.connect()]);
    const { fileId } = await uploadReady(ada, letter);
    await mine.next("event", ({ event }) => event.type === "file.changed" && event.file.state === "ready");
    expect(mine.events("file.changed").map(({ file }) => [file.fileId, file.state])).toEqual([
      [fileId, "scanning"],
      [fileId, "ready"],
    ]);
    await hers.settled();
    expect(hers.events("file.changed")).toEqual([]);
    mine.close();
    hers.close();
  });
});
