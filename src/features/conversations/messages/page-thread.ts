import type { Message } from "../../../protocol/conversations.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound } from "../conversations.errors.ts";
import { repliesBefore } from "./messages.store.ts";
import { presentMessages } from "./present-messages.ts";
import { visibleMessageAt } from "./visible-message.ts";

export interface ThreadRequest {
  readonly conversationId: string;
  readonly accountId: string;
  readonly rootSeq: number;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** A thread's beginning, if one still sees it, and its newest replies before a position. */
export async function pageThread(
  deps: Deps,
  { conversationId, accountId, rootSeq, before = Number.MAX_SAFE_INTEGER, limit }: ThreadRequest,
): Promise<{ root: Message | null; messages: Message[]; hasMore: boolean }> {
  const member = (await deps.rosters.findFor(accountId, conversationId))?.members.get(accountId);
  if (!member) throw conversationNotFound();
  const { reader } = deps.db;
  const root = await visibleMessageAt(reader, { conversationId, seq: rootSeq }, member).catch(() => undefined);
  const wanted = { conversationId, readerId: accountId, fromSeq: member.fromSeq, rootSeq, before };
  const rows = await repliesBefore(reader, { ...wanted, limit: limit + 1 });
  const hasMore = rows.length > limit;
  const page = hasMore ? rows.slice(1) : rows;
  const [first, ...messages] = await presentMessages(deps, conversationId, root ? [root, ...page] : page, accountId);
  if (root) return { root: first ?? null, messages, hasMore };
  return { root: null, messages: first ? [first, ...messages] : [], hasMore };
}
