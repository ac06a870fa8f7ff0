import type { Message } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import { conversationNotFound } from "./conversations.errors.ts";
import { pageAfter, pageBefore } from "./conversations.store.ts";
import { presentMessages } from "./messages/present-messages.ts";

export interface PageRequest {
  readonly conversationId: string;
  readonly accountId: string;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

/** A page of history, ascending. Without `before` and `after`: the newest page. */
export async function pageMessages(
  deps: Deps,
  { conversationId, accountId, before, after, limit }: PageRequest,
): Promise<{ messages: Message[]; hasMore: boolean }> {
  const member = (await deps.rosters.findFor(accountId, conversationId))?.members.get(accountId);
  if (!member) throw conversationNotFound();
  const { reader } = deps.db;
  const forward = after !== undefined;
  const wanted = { conversationId, readerId: accountId, fromSeq: member.fromSeq, limit: limit + 1 };
  const rows = forward
    ? await pageAfter(reader, wanted, after)
    : await pageBefore(reader, wanted, before ?? Number.MAX_SAFE_INTEGER);
  const hasMore = rows.length > limit;
  const page = hasMore ? (forward ? rows.slice(0, limit) : rows.slice(1)) : rows;
  return { messages: await presentMessages(deps, conversationId, page, accountId), hasMore };
}
