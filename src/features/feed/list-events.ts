import type { Happening } from "../../protocol/feed.ts";
import type { FeedDeps } from "./feed.deps.ts";
import { dismissalsOf } from "./feed.store.ts";

/** What is older is no news. */
export const newsMs = 30 * 24 * 3_600_000;
const ofEachKind = 60;

/** What somebody shared who is blocked, or has blocked the reader, is no news to them. */
async function filesFor({ doors }: Pick<FeedDeps, "doors">, accountId: string, since: number) {
  const conversations = await doors.conversations.readableBy(accountId);
  const received = await doors.files.received({ accountId, conversations, since, limit: ofEachKind });
  const blocked = await doors.contacts.blockedWith(accountId);
  return received.filter(({ file }) => !blocked.has(file.ownerId));
}

const keyOf = ({ kind, refId }: { kind: string; refId: string }): string => `${kind} ${refId}`;

/**
 * The newest happenings of every kind (S40). Nothing is written when they happen: a message to a hundred people would then
 * be a hundred rows. They are read where they are kept, and only what somebody dismissed is remembered.
 */
export async function listEvents({ db, doors, now }: FeedDeps, accountId: string): Promise<Happening[]> {
  const since = now() - newsMs;
  const [chats, calls, files, invitations, bubbles, dismissals] = await Promise.all([
    doors.conversations.newestFor(accountId, since, ofEachKind),
    doors.calls.recordsOf(accountId, ofEachKind),
    filesFor({ doors }, accountId, since),
    doors.contacts.receivedInvitations(accountId),
    doors.conversations.bubbleInvitationsFor(accountId),
    dismissalsOf(db.reader, accountId),
  ]);
  const dismissed = new Map(dismissals.map((row) => [keyOf(row), row.through]));
  const happenings: Happening[] = [
    ...chats.map(({ conversationId, kind, at }) => ({
      kind: kind === "direct" ? ("chat" as const) : ("bubble" as const),
      refId: conversationId,
      at,
    })),
    ...calls.map((call) => ({ kind: "call" as const, refId: call.id, at: call.startedAt, call })),
    ...files.map(({ file, conversationId }) => ({
      kind: "file" as const,
      refId: file.fileId,
      at: file.createdAt,
      conversationId,
      file,
    })),
    ...invitations.map((invitation) => ({
      kind: "invitation" as const,
      refId: invitation.id,
      at: invitation.sentAt,
      invitation,
    })),
    ...bubbles.map((invitation) => ({
      kind: "bubbleInvitation" as const,
      refId: invitation.conversationId,
      at: invitation.invitedAt,
      invitation,
    })),
  ];
  return happenings
    .filter((event) => event.at >= since && event.at > (dismissed.get(keyOf(event)) ?? Number.NEGATIVE_INFINITY))
    .sort((a, b) => b.at - a.at);
}
