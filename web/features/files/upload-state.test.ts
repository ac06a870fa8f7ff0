import { describe, expect, test } from "bun:test";
import type { File as StoredFile } from "../../../src/protocol/files.ts";
import type { Problem } from "../../../src/protocol/problem.ts";
import { after, type UploadEvent, type UploadState } from "./upload-state.ts";

const problem: Problem = {
  type: "about:blank",
  code: "files.infected",
  status: 422,
  title: "t",
  detail: "d",
  requestId: "r",
};
const stored = (state: StoredFile["state"]): UploadEvent => ({ type: "stored", file: fileIn(state) });
const fileIn = (state: StoredFile["state"]): StoredFile => ({
  fileId: "f".repeat(21),
  name: "a.txt",
  mediaType: "text/plain",
  sizeBytes: 100,
  width: null,
  height: null,
  state,
  ownerId: "a".repeat(21),
  createdAt: 1,
});
const queued: UploadState = { kind: "queued" };
const half: UploadState = { kind: "uploading", sentBytes: 50 };
const scanning: UploadState = { kind: "scanning" };
const waiting: UploadState = { kind: "waiting" };
const ready: UploadState = { kind: "ready", file: fileIn("ready") };
const refused: UploadState = { kind: "refused", problem };
const paused: UploadState = { kind: "paused" };
const lost: UploadState = { kind: "lost" };
const failed: UploadState = { kind: "failed", problem };

describe("an upload", () => {
  const table: [from: UploadState, event: UploadEvent, to: UploadState][] = [
    [queued, { type: "started" }, { kind: "uploading", sentBytes: 0 }],
    [half, { type: "progressed", sentBytes: 70 }, { kind: "uploading", sentBytes: 70 }],
    [half, { type: "progressed", sentBytes: 100 }, scanning],
    [half, { type: "broken", problem }, failed],
    [half, { type: "refused", problem }, refused],
    [half, stored("uploading"), half],
    [scanning, { type: "progressed", sentBytes: 100 }, scanning],
    [scanning, stored("ready"), ready],
    [scanning, stored("waiting"), waiting],
    [scanning, { type: "refused", problem }, refused],
    [waiting, stored("scanning"), scanning],
    [waiting, { type: "broken", problem }, waiting],
    [waiting, { type: "refused", problem }, refused],
    [failed, { type: "retried" }, queued],
    [half, { type: "paused" }, paused],
    [queued, { type: "paused" }, paused],
    [scanning, { type: "paused" }, scanning],
    [paused, { type: "broken", problem }, paused],
    [paused, { type: "retried" }, queued],
    [half, { type: "reloaded", hasBytes: true }, queued],
    [half, { type: "reloaded", hasBytes: false }, lost],
    [paused, { type: "reloaded", hasBytes: true }, paused],
    [paused, { type: "reloaded", hasBytes: false }, lost],
    [failed, { type: "reloaded", hasBytes: true }, queued],
    [waiting, { type: "reloaded", hasBytes: false }, waiting],
    [lost, { type: "retried" }, queued],
    [failed, stored("ready"), ready],
    [queued, { type: "retried" }, queued],
    // The answer and the socket overtake each other: what is final stays.
    [ready, stored("scanning"), ready],
    [ready, { type: "broken", problem }, ready],
    [refused, stored("scanning"), refused],
    [refused, { type: "retried" }, refused],
  ];
  const named = table.map(([from, event, to]) => ({
    name: `${from.kind}, ${event.type === "stored" ? `stored as ${event.file.state}` : event.type}: ${to.kind}`,
    ...{ from, event, to },
  }));
  test.each(named)("S24 $name", ({ from, event, to }) => {
    expect(after(from, event, 100)).toEqual(to);
  });
});
