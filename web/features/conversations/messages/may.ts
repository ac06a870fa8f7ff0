import type { Conversation, Message, Role } from "../../../../src/protocol/conversations.ts";
import { isSpoken } from "./speech.ts";

/** What the interface offers to whom; the server decides. */
const rank: Record<Role, number> = { organiser: 2, moderator: 1, participant: 0, guest: -1 };

export const mayPin = (kind: Conversation["kind"], role: Role): boolean => kind === "direct" || rank[role] >= 1;

export function mayDeleteForAll(
  { senderId, content }: Message,
  selfId: string,
  kind: Conversation["kind"],
  role: Role,
  { members }: Pick<Conversation, "members">,
): boolean {
  if (!isSpoken(content)) return false;
  if (senderId === selfId) return true;
  const author = members.find(({ accountId }) => accountId === senderId)?.role ?? "participant";
  return kind === "bubble" && rank[role] >= 1 && rank[role] >= rank[author];
}

const fewMembers = 30;
export const mayMentionAll = (kind: Conversation["kind"], role: Role, memberCount: number): boolean =>
  kind === "bubble" && role !== "guest" && (memberCount <= fewMembers || rank[role] >= 1);
