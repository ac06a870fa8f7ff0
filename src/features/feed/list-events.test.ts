import { expect, test } from "bun:test";
import type { CallRecord } from "../../protocol/calls.ts";
import type { File } from "../../protocol/files.ts";
import { startTestApp } from "../../testing/test-app.ts";
import type { FeedDoors } from "./feed.deps.ts";
import { listEvents } from "./list-events.ts";

const call: CallRecord = {
  ...{ id: "call", conversationId: "chat", callerId: "bob", calleeId: "ada", kind: "audio", outcome: "unanswered" },
  startedAt: 3_000,
  durationSec: 0,
};
const file = (fileId: string, ownerId: string): File => ({
  ...{ fileId, ownerId, name: "plan.pdf", mediaType: "application/pdf", sizeBytes: 9, width: null, height: null },
  state: "ready",
  createdAt: 2_000,
});
const doors: FeedDoors = {
  conversations: {
    newestFor: async () => [{ conversationId: "chat", kind: "direct", at: 1_000 }],
    bubbleInvitationsFor: async () => [],
    readableBy: async () => [{ conversationId: "chat", fromSeq: 0 }],
  },
  calls: { recordsOf: async () => [call] },
  files: {
    received: async () =>
      ["bob", "mallory"].map((owner) => ({ conversationId: "chat", file: file(`${owner}s`, owner) })),
  },
  contacts: {
    receivedInvitations: async () => [
      {
        id: "invitation",
        inviter: { id: "grace", firstName: "Grace", lastName: "Hopper", companyName: null },
        ...{ note: "", sentAt: 4_000, expiresAt: 9_000 },
      },
    ],
    blockedWith: async () => new Set(["mallory"]),
  },
};

test("S40 all kinds stand in one list by time, without what a blocked person shared", async () => {
  const app = await startTestApp();
  const events = await listEvents({ ...app.platform, now: () => 5_000, doors }, "ada");
  expect(events.map(({ kind, refId, at }) => [kind, refId, at])).toEqual([
    ["invitation", "invitation", 4_000],
    ["call", "call", 3_000],
    ["file", "bobs", 2_000],
    ["chat", "chat", 1_000],
  ]);
  await app.stop();
});
