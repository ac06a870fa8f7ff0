import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { nanoid } from "nanoid";
import { addMembers, createBubble, openDirectChat, removeMember, sendMessage } from "../../protocol/conversations.ts";
import { createUpload, deleteFile, downloadFile, getFile, listFiles, uploadContent } from "../../protocol/files.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { announce, codeOf, download, sendBytes, stateOf, upload, uploadReady } from "./files.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
beforeAll(async () => {
  app = await startTestApp({ config: { files: { max_bytes: 8 * 1024 ** 2 } } });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
});
afterAll(() => app.stop());

const letter = new TextEncoder().encode("dear bob");

describe("uploading", () => {
  test("S24 what was uploaded comes back, byte by byte", async () => {
    const bytes = randomBytes(3 * 1024 ** 2 + 17);
    const file = await uploadReady(ada, bytes, { name: "Größe & Maße.bin", mediaType: "application/x-thing" });
    expect(file).toMatchObject({ name: "Größe & Maße.bin", sizeBytes: bytes.length, ownerId: ada.accountId });
    const answer = await download(ada, file.fileId);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test("S24 an empty file is a file", async () => {
    const file = await uploadReady(ada, new Uint8Array());
    expect(await (await download(ada, file.fileId)).text()).toBe("");
  });

  test("B5 announcing again finds the first; the id is nobody else's and no other file's", async () => {
    const body = { id: nanoid(), name: "a.txt", mediaType: "text/plain", sizeBytes: 8 };
    const first = await ada.call(createUpload, { body });
    expect(await ada.call(createUpload, { body })).toEqual(first);
    expect(await ada.refusal(createUpload, { body: { ...body, sizeBytes: 9 } })).toBe("files.id_taken");
    expect(await mallory.refusal(createUpload, { body })).toBe("files.id_taken");
  });

  test("S24 a file larger than allowed is refused before a byte is sent", async () => {
    const body = { id: nanoid(), name: "big", mediaType: "text/plain", sizeBytes: 8 * 1024 ** 2 + 1 };
    expect(await ada.refusal(createUpload, { body })).toBe("files.too_large");
  });

  test("S24 fewer or more bytes than announced are refused, and it can be tried again", async () => {
    const { fileId } = await announce(ada, letter);
    for (const bytes of ["dear", "dear bob, and more"]) {
      expect(await codeOf(await sendBytes(ada, fileId, bytes))).toBe("files.size_differs");
      const chunked = new Response(bytes).body as ReadableStream;
      expect(await codeOf(await sendBytes(ada, fileId, chunked))).toBe("files.size_differs");
    }
    expect(await stateOf(ada, fileId)).toBe("uploading");
    expect((await sendBytes(ada, fileId, letter)).status).toBe(200);
    expect(await codeOf(await sendBytes(ada, fileId, letter))).toBe("files.already_uploaded");
  });

  test("S24 an upload that breaks off leaves nothing and can be sent again", async () => {
    const bytes = randomBytes(2 * 1024 ** 2);
    const { fileId } = await announce(ada, bytes);
    const abort = new AbortController();
    let sent = 0;
    const half = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (sent < bytes.length / 2) {
          controller.enqueue(bytes.subarray(sent, sent + 65_536));
          sent += 65_536;
        } else {
          abort.abort();
          await new Promise(() => {});
        }
      },
    });
    const broken = ada.send(uploadContent, { params: { fileId } }, { body: half, signal: abort.signal });
    await expect(broken).rejects.toThrow();
    expect((await sendBytes(ada, fileId, bytes)).status).toBe(200);
    expect(Buffer.from(await (await download(ada, fileId)).arrayBuffer()).equals(bytes)).toBe(true);
  });

  test("S25 bytes that have not all arrived can be fetched by nobody", async () => {
    const { fileId } = await announce(ada, letter);
    expect(await ada.refusal(downloadFile, { params: { fileId } })).toBe("files.not_ready");
    expect(await bob.refusal(downloadFile, { params: { fileId } })).toBe("files.not_found");
  });

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
    expect(await codeOf(await sendBytes(mallory, fileId, letter))).toBe("files.not_found");
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
    const { fileId } = await announce(ada, letter);
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

  test("S24 a file deleted while it still arrives does not come back", async () => {
    const bytes = randomBytes(1024 ** 2);
    const { fileId } = await announce(ada, bytes);
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const slow = new ReadableStream<Uint8Array>({
      async pull(controller) {
        controller.enqueue(bytes.subarray(0, 500_000));
        await held;
        controller.enqueue(bytes.subarray(500_000));
        controller.close();
      },
    });
    const sending = sendBytes(ada, fileId, slow);
    await ada.call(deleteFile, { params: { fileId } });
    go();
    expect(await codeOf(await sending)).toBe("files.not_found");
    expect(await ada.refusal(getFile, { params: { fileId } })).toBe("files.not_found");
  });

  test("S24 the owner's other devices are told how it goes, and nobody else", async () => {
    const [mine, hers] = await Promise.all([ada.connect(), bob.connect()]);
    const { fileId } = await upload(ada, letter);
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
