import type { Deps, Tending } from "./webhooks.deps.ts";
import { bubbleNotFound, notAllowed } from "./webhooks.errors.ts";
import { mayConnect } from "./webhooks.policy.ts";

/** @throws conversation.not_found for a stranger, conversation.not_allowed for whoever does not tend the bubble */
export async function checkTending(
  { conversations }: Pick<Deps, "conversations">,
  { conversationId, actorId }: Pick<Tending, "conversationId" | "actorId">,
): Promise<void> {
  const role = await conversations.roleIn(conversationId, actorId);
  if (role === undefined) throw bubbleNotFound();
  if (!mayConnect(role)) throw notAllowed();
}
