import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { blockPerson, unblockPerson } from "../../protocol/contacts.ts";
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
    expect([first.hasMore, first.usedBytes, first.mostBytes]).toEqual([true, 1500, 20_000_000_000]);
    const second = await grace.call(listFiles, { query: { limit: 3, skip: 3 } });
    expect(second.files.map(({ name }) => name)).toEqual(["3.bin", "2.bin", "1.bin"]);
    expect(second.hasMore).toBe(false);
  });

  test("S24 are found by any part of their name, and sorted by it or by size", async () => {
    const henry = await app.person("henry");
    for (const name of ["Übersicht 10.pdf", "Übersicht 9.pdf", "letter.txt"])
      await uploadReady(henry, new Uint8Array(name.length), { name });
    const names = async (query: object) => (await henry.call(listFiles, { query })).files.map(({ name }) => name);
    expect(await names({ named: "ubersicht" })).toEqual(["Übersicht 9.pdf", "Übersicht 10.pdf"]);
    expect(await names({ sort: "name" })).toEqual(["letter.txt", "Übersicht 9.pdf", "Übersicht 10.pdf"]);
    expect(await names({ sort: "largest", limit: 1 })).toEqual(["Übersicht 10.pdf"]);
    expect(await names({ named: "nothing" })).toEqual([]);
  });

  test("S24 beside them stand those received, with who sent them and where", async () => {
    const [carol, dave] = await app.people("carol", "dave");
    const { fileId } = await uploadReady(carol, letter, { name: "for dave.txt" });
    await uploadReady(carol, letter, { name: "for nobody.txt" });
    const chat = await carol.call(openDirectChat, { body: { accountId: dave.accountId } });
    const params = { conversationId: chat.id };
    await carol.call(sendMessage, { params, body: { id: nanoid(), fileId } });
    const received = async (who: Person) => (await who.call(listFiles, { query: { of: "received" } })).files;
    expect(await received(dave)).toMatchObject([
      { name: "for dave.txt", ownerId: carol.accountId, sharedIn: [chat.id] },
    ]);
    expect(await received(mallory)).toEqual([]);
    expect(await received(carol)).toEqual([]);
    const own = (await carol.call(listFiles, { query: {} })).files;
    expect(own.map(({ sharedIn }) => sharedIn)).toEqual([[], [chat.id]]);
    await dave.call(blockPerson, { params: { accountId: carol.accountId } });
    expect(await received(dave)).toEqual([]);
    await dave.call(unblockPerson, { params: { accountId: carol.accountId } });
    await carol.call(deleteFile, { params: { fileId } });
    expect(await received(dave)).toEqual([]);
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
