import type { Conversation, Retention } from "../../protocol/conversations.ts";
import { organiserIsAway, withoutOrganiser } from "./bubbles/organisers.ts";
import { presentRules } from "./bubbles/present-rules.ts";
import type { Deps } from "./conversations.deps.ts";
import {
  type ConversationRow,
  conversationsOf,
  findConversation,
  lastMessageOf,
  lastMessagesOf,
  type MemberRow,
  type MessageRow,
  membersOf,
  membersOfAll,
  unreadCounts,
} from "./conversations.store.ts";
import { ownPlaces } from "./folders/own-places.ts";
import { type HeldMarks, heldMarksOf } from "./held-marks.store.ts";
import { withHeldMarks } from "./held-marks.ts";
import { isHiddenFor } from "./messages/messages.store.ts";
import { presentMessages } from "./messages/present-messages.ts";
import { withoutSeen } from "./receipts/seen-marks.ts";
import { openLabels } from "./seal-content.ts";
import { silenceOf } from "./silence.ts";

type PresentDeps = Pick<Deps, "db" | "doors" | "keys" | "seenMarks">;

interface Own {
  readonly accountId: string;
  readonly held: HeldMarks | undefined;
  readonly wishes: Omit<Conversation["own"], "fromSeq"> | undefined;
}

/** One's own marks with what is held back; of somebody one has blocked, none; of others no seen marks for who shows none. */
async function presentMembers(deps: PresentDeps, { kind }: ConversationRow, rows: MemberRow[], own: Own) {
  const accountIds = rows.map(({ accountId }) => accountId);
  const { hasBlocked } = await silenceOf(deps, { kind, accountIds }, own.accountId);
  const getsSeen = await deps.seenMarks.areShown(own.accountId);
  return rows.map(({ conversationId: _, fromSeq: __, closedSeq: ___, ...member }) => {
    if (member.accountId === own.accountId) return withHeldMarks(member, own.held);
    if (!getsSeen && !hasBlocked) return withoutSeen(member);
    return hasBlocked ? { ...member, deliveredSeq: 0, seenSeq: 0, deliveredAt: null, seenAt: null } : member;
  });
}

async function present(
  deps: PresentDeps,
  row: ConversationRow,
  members: MemberRow[],
  last: MessageRow | undefined,
  unreadCount: number,
  own: Own,
  retention: Retention | undefined,
): Promise<Conversation> {
  const membership = members.find(({ accountId }) => accountId === own.accountId);
  const { fromSeq = 0, closedSeq = null } = membership ?? {};
  // What is withheld stands at the end of the chat: for this reader the chat ends before it.
  const isWithheld = last?.withheldFrom === own.accountId;
  const isHidden = last?.hasExtras === true && (await isHiddenFor(deps.db.reader, own.accountId, last));
  const newest = isWithheld || isHidden ? await lastMessageOf(deps.db.reader, row.id, own.accountId, fromSeq) : last;
  const isShown = newest !== undefined && newest.seq > fromSeq;
  const lastSeq = isWithheld ? (newest?.seq ?? fromSeq) : row.lastSeq;
  const isClosed = closedSeq !== null && lastSeq <= closedSeq;
  return {
    id: row.id,
    kind: row.kind,
    ...(await openLabels(deps.keys, row)),
    createdAt: row.createdAt,
    members: await presentMembers(deps, row, members, own),
    lastSeq,
    lastMessage: isShown ? await lineOf(deps, row.kind, newest, own.accountId) : null,
    unreadCount,
    own: { fromSeq, ...(isClosed && { isClosed: true as const }), ...own.wishes },
    ...(row.kind === "bubble" && { bubble: await presentRules(deps.keys, row) }),
    ...(retention && { retention }),
  };
}

/** For the list, which shows what a message says and not what hangs on it. Only in direct chats do two people see it differently. */
async function lineOf(deps: PresentDeps, kind: ConversationRow["kind"], row: MessageRow, readerId: string) {
  const [message] = await presentMessages(deps, row.conversationId, [row], readerId, kind === "direct");
  return message ?? null;
}

/** A conversation as one of its members sees it; undefined for everybody else. */
export async function conversationFor(
  deps: PresentDeps,
  conversationId: string,
  accountId: string,
): Promise<Conversation | undefined> {
  const { reader } = deps.db;
  const [row, members] = [await findConversation(reader, conversationId), await membersOf(reader, conversationId)];
  if (!row || !members.some((member) => member.accountId === accountId)) return undefined;
  const unread = await unreadCounts(reader, accountId, conversationId);
  const wishes = await deps.doors.notifications.wishesOf(accountId, conversationId);
  const held = (await heldMarksOf(reader, accountId, conversationId))[0];
  const places = await ownPlaces(reader, accountId, conversationId);
  const orphaned = await withoutOrganiser(deps, new Map([[conversationId, members]]), accountId);
  const wished = { ...wishes.get(conversationId), ...places.get(conversationId) };
  const own = { accountId, held, wishes: { ...wished, ...organiserIsAway(orphaned.has(conversationId)) } };
  const [last] = await lastMessagesOf(reader, [conversationId]);
  const { kind } = row;
  const retention = (await deps.doors.retentionOf([{ id: conversationId, kind, members }])).get(conversationId);
  return present(deps, row, members, last, unread.get(conversationId) ?? 0, own, retention);
}

/** All of a person's conversations, most recent first. */
export async function conversationsFor(deps: PresentDeps, accountId: string): Promise<Conversation[]> {
  const { reader } = deps.db;
  const rows = await conversationsOf(reader, accountId);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const members = Map.groupBy(await membersOfAll(reader, ids), (member) => member.conversationId);
  const last = new Map((await lastMessagesOf(reader, ids)).map((message) => [message.conversationId, message]));
  const unread = await unreadCounts(reader, accountId);
  const held = new Map((await heldMarksOf(reader, accountId)).map((marks) => [marks.conversationId, marks]));
  const wishes = await deps.doors.notifications.wishesOf(accountId);
  const places = await ownPlaces(reader, accountId);
  const orphaned = await withoutOrganiser(deps, members, accountId);
  const retention = await deps.doors.retentionOf(
    rows.map(({ id, kind }) => ({ id, kind, members: members.get(id) ?? [] })),
  );
  const all = await Promise.all(
    rows.map((row) => {
      const wished = { ...wishes.get(row.id), ...places.get(row.id), ...organiserIsAway(orphaned.has(row.id)) };
      const own = { accountId, held: held.get(row.id), wishes: wished };
      const unreadCount = unread.get(row.id) ?? 0;
      return present(
        ...([deps, row, members.get(row.id) ?? [], last.get(row.id)] as const),
        ...([unreadCount, own, retention.get(row.id)] as const),
      );
    }),
  );
  const recency = (conversation: Conversation) => conversation.lastMessage?.sentAt ?? conversation.createdAt;
  return all.sort((a, b) => recency(b) - recency(a));
}
