import { changeBubble } from "./change-bubble.ts";
import type { Deps } from "./conversations.deps.ts";
import { notAllowed } from "./conversations.errors.ts";
import { mayRename } from "./conversations.policy.ts";
import { changeConversation } from "./conversations.store.ts";
import { conversationKey, sealLabel } from "./seal-content.ts";

export interface BubbleLabels {
  readonly conversationId: string;
  readonly actorId: string;
  readonly name?: string | undefined;
  readonly topic?: string | undefined;
}

/** Renames a bubble, or changes what it is about. */
export async function updateBubble(deps: Deps, input: BubbleLabels): Promise<void> {
  const { conversationId, name, topic } = input;
  if (name === undefined && topic === undefined) return;
  await changeBubble(deps, input, async ({ tx, actor, note }) => {
    if (!mayRename(actor.role)) throw notAllowed();
    const key = await conversationKey(deps.keys, conversationId);
    await changeConversation(tx, conversationId, {
      ...(name !== undefined && { name: sealLabel(key, "name", conversationId, name) }),
      ...(topic !== undefined && { topic: sealLabel(key, "topic", conversationId, topic) }),
    });
    if (name !== undefined) await note("renamed", null, name);
    await deps.facts.record(
      tx,
      "conversation.changed",
      { conversationId },
      { scope: `conversation:${conversationId}` },
    );
  });
}
