import { beforeEach, expect, test } from "bun:test";
import type { FileState, File as StoredFile } from "../../../src/protocol/files.ts";
import { ApiFailure, localProblem, offlineFailure } from "../../api/failure.ts";
import type { Upload } from "./upload-state.ts";
import { type ReadyFile, Uploader } from "./uploader.ts";

const chat = "c".repeat(21);
const storedAs = (upload: Pick<Upload, "id" | "name">, state: FileState): StoredFile => ({
  ...{ fileId: upload.id, name: upload.name, mediaType: "text/plain", sizeBytes: 5, width: null, height: null },
  ...{ state, ownerId: "a".repeat(21), createdAt: 1 },
});

interface Sending {
  readonly id: string;
  readonly isResumed: boolean;
  readonly progress: (sentBytes: number) => void;
  readonly signal: AbortSignal;
  answer(state: FileState): Promise<void>;
  fail(thrown: unknown): Promise<void>;
}
let shown: readonly Upload[];
let kept: readonly Upload[];
let ready: ReadyFile[];
let removed: string[];
let sendings: Sending[];
let onServer: Map<string, FileState>;
let keptBytes: Map<string, Blob>;
let uploader: Uploader;
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

beforeEach(() => {
  [shown, kept, ready, removed, sendings] = [[], [], [], [], []];
  [onServer, keptBytes] = [new Map(), new Map()];
  uploader = new Uploader({
    send: ({ onProgress: progress, ...sent }) =>
      new Promise((resolve, reject) => {
        sendings.push({
          ...{ ...sent, progress },
          answer: (state) => {
            onServer.set(sent.id, state);
            resolve();
            return settled();
          },
          fail: (thrown) => {
            reject(thrown);
            return settled();
          },
        });
      }),
    find: async (id) => storedAs({ id, name: "letter.txt" }, onServer.get(id) ?? "uploading"),
    remove: async (id) => void removed.push(id),
    onReady: (file) => void ready.push(file),
    onChange: (uploads) => {
      shown = uploads;
    },
    keep: (uploads) => {
      kept = uploads;
    },
    bytes: {
      keep: async (id, bytes) => void keptBytes.set(id, bytes),
      find: async (id) => keptBytes.get(id),
      forget: async (id) => void keptBytes.delete(id),
      forgetAll: async () => keptBytes.clear(),
    },
    now: () => 1,
  });
});

async function add(...names: string[]): Promise<void> {
  uploader.add(
    chat,
    names.map((name) => new File(["hello"], name, { type: "text/plain" })),
  );
  await settled();
}
const kinds = () => shown.map(({ state }) => state.kind);
const sending = (at = 0): Sending => {
  const found = sendings[at];
  if (!found) throw new Error(`nothing is sent at ${at}`);
  return found;
};

test("S24 shows its progress, then is ready once and gone from what is pending", async () => {
  await add("letter.txt");
  sending().progress(3);
  expect(shown[0]?.state).toEqual({ kind: "uploading", sentBytes: 3 });
  sending().progress(5);
  expect(kinds()).toEqual(["scanning"]);
  uploader.heard(storedAs({ id: sending().id, name: "letter.txt" }, "ready"));
  await sending().answer("ready");
  expect(shown).toEqual([]);
  expect(ready).toMatchObject([{ conversationId: chat, file: { name: "letter.txt", sizeBytes: 5 } }]);
});

test("S24 two go at a time, the others wait for their turn", async () => {
  await add("1", "2", "3");
  expect(kinds()).toEqual(["uploading", "uploading", "queued"]);
  await sending(0).answer("ready");
  expect(sendings).toHaveLength(3);
});

test("S25 a refused one stays, with the reason, and is not tried again", async () => {
  await add("letter.txt");
  await sending().fail(new ApiFailure(localProblem("files.infected")));
  expect(shown[0]?.state).toMatchObject({ kind: "refused", problem: { code: "files.infected" } });
  uploader.retryTemporary();
  await settled();
  expect(sendings).toHaveLength(1);
  uploader.cancel(shown[0]?.id ?? "");
  expect([shown, removed]).toEqual([[], []]);
});

test("S25 one that waits for the scanner survives a reload, and is ready when the server says so", async () => {
  await add("letter.txt");
  await sending().answer("waiting");
  expect(kinds()).toEqual(["waiting"]);
  const survivors = kept;
  uploader.close();
  onServer.set(survivors[0]?.id ?? "", "ready");
  await uploader.restore(survivors);
  await settled();
  expect(ready.map(({ messageId }) => messageId)).toEqual(survivors.map(({ messageId }) => messageId));
  expect(kept).toEqual([]);
});

test("B5 without a line it fails, and goes on by itself with the same ids when the line is back", async () => {
  await add("letter.txt");
  await sending().fail(offlineFailure());
  expect(kinds()).toEqual(["failed"]);
  uploader.retryTemporary();
  await settled();
  expect(sending(1).id).toBe(sending(0).id);
  expect([sending(0).isResumed, sending(1).isResumed]).toEqual([false, true]);
});

test("S24 a paused one stops and goes on from where the server has it", async () => {
  await add("letter.txt");
  sending().progress(3);
  uploader.pause(sending().id);
  expect([kinds(), sending().signal.aborted, removed]).toEqual([["paused"], true, []]);
  uploader.retryTemporary();
  expect(sendings).toHaveLength(1);
  uploader.retry(sending().id);
  expect([sending(1).id, sending(1).isResumed]).toEqual([sending(0).id, true]);
});

test("S24 after a reload one goes on by itself as long as the browser kept its bytes", async () => {
  await add("letter.txt");
  sending().progress(3);
  const [survivors, bytes] = [kept, new Map(keptBytes)];
  uploader.close();
  keptBytes = bytes;
  await uploader.restore(survivors);
  expect([sending(1).id, sending(1).isResumed]).toEqual([sending(0).id, true]);
});

test("S24 after a reload without its bytes one asks for the same file, and takes no other", async () => {
  await add("letter.txt");
  const survivors = kept;
  uploader.close();
  await uploader.restore(survivors);
  expect(kinds()).toEqual(["lost"]);
  const { id, lastModified } = survivors[0] as Upload;
  expect(uploader.supply(id, new File(["hallo!"], "letter.txt", { lastModified }))).toBe(false);
  // Dropped into the same chat it is known again.
  uploader.add(chat, [new File(["hello"], "letter.txt", { lastModified })]);
  expect([shown.length, sending(1).id, sending(1).isResumed]).toEqual([1, id, true]);
});

test("S24 a cancelled one stops and leaves nothing on the server", async () => {
  await add("letter.txt", "2", "3");
  const { id, signal } = sending();
  uploader.cancel(id);
  await settled();
  expect(signal.aborted).toBe(true);
  expect(removed).toEqual([id]);
  expect(shown.map(({ name }) => name)).toEqual(["2", "3"]);
  expect(kinds()).toEqual(["uploading", "uploading"]);
});
