import type { Conversation } from "../../protocol/conversations.ts";
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
import { type HeldMarks, heldMarksOf } from "./held-marks.store.ts";
import { withHeldMarks } from "./held-marks.ts";
import { conversationKey, openLabels, openMessage } from "./seal-content.ts";

async function present(
  { keys }: Pick<Deps, "keys">,
  row: ConversationRow,
  members: MemberRow[],
  last: MessageRow | undefined,
  unreadCount: number,
  own: { readonly accountId: string; readonly held: HeldMarks | undefined },
): Promise<Conversation> {
  const key = await conversationKey(keys, row.id);
  return {
    id: row.id,
    kind: row.kind,
    ...openLabels(key, row),
    createdAt: row.createdAt,
    members: members.map(({ conversationId: _, ...member }) =>
      member.accountId === own.accountId ? withHeldMarks(member, own.held) : member,
    ),
    lastSeq: row.lastSeq,
    lastMessage: last ? openMessage(key, last) : null,
    unreadCount,
  };
}

/** A conversation as one of its members sees it; undefined for everybody else. */
export async function conversationFor(
  deps: Pick<Deps, "db" | "keys">,
  conversationId: string,
  accountId: string,
): Promise<Conversation | undefined> {
  const { reader } = deps.db;
  const [row, members] = [await findConversation(reader, conversationId), await membersOf(reader, conversationId)];
  if (!row || !members.some((member) => member.accountId === accountId)) return undefined;
  const unread = await unreadCounts(reader, accountId, conversationId);
  const own = { accountId, held: (await heldMarksOf(reader, accountId, conversationId))[0] };
  return present(deps, row, members, await lastMessageOf(reader, conversationId), unread.get(conversationId) ?? 0, own);
}

/** All of a person's conversations, most recent first. */
export async function conversationsFor(deps: Pick<Deps, "db" | "keys">, accountId: string): Promise<Conversation[]> {
  const { reader } = deps.db;
  const rows = await conversationsOf(reader, accountId);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const members = Map.groupBy(await membersOfAll(reader, ids), (member) => member.conversationId);
  const last = new Map((await lastMessagesOf(reader, ids)).map((message) => [message.conversationId, message]));
  const unread = await unreadCounts(reader, accountId);
  const held = new Map((await heldMarksOf(reader, accountId)).map((marks) => [marks.conversationId, marks]));
  const all = await Promise.all(
    rows.map((row) =>
      present(deps, row, members.get(row.id) ?? [], last.get(row.id), unread.get(row.id) ?? 0, {
        accountId,
        held: held.get(row.id),
      }),
    ),
  );
  const recency = (conversation: Conversation) => conversation.lastMessage?.sentAt ?? conversation.createdAt;
  return all.sort((a, b) => recency(b) - recency(a));
}
