import type { Tx } from "../../platform/storage/database.ts";
import { requireInUse } from "./bubbles/require-writable.ts";
import { changeBubble } from "./change-bubble.ts";
import type { Deps } from "./conversations.deps.ts";
import { notAllowed } from "./conversations.errors.ts";
import { mayRename } from "./conversations.policy.ts";
import { changeConversation, findConversation } from "./conversations.store.ts";
import { openLabels, sealLabel } from "./seal-content.ts";

export interface BubbleLabels {
  readonly conversationId: string;
  readonly actorId: string;
  readonly name?: string | undefined;
  readonly topic?: string | undefined;
}

async function bubbleLabels({ keys }: Pick<Deps, "keys">, tx: Tx, conversationId: string) {
  const row = await findConversation(tx, conversationId);
  return row && openLabels(keys, row);
}

/** Renames a bubble, or changes what it is about. */
export async function updateBubble(deps: Deps, input: BubbleLabels): Promise<void> {
  const { conversationId, name, topic } = input;
  if (name === undefined && topic === undefined) return;
  await changeBubble(deps, input, async ({ tx, roster, actor, note }) => {
    if (!mayRename(actor.role)) throw notAllowed();
    requireInUse(roster);
    const before = await bubbleLabels(deps, tx, conversationId);
    await changeConversation(tx, conversationId, {
      ...(name !== undefined && { name: await sealLabel(deps.keys, "name", conversationId, name) }),
      ...(topic !== undefined && { topic: await sealLabel(deps.keys, "topic", conversationId, topic) }),
    });
    // A form sends both: only what is another is told.
    if (name !== undefined && name !== before?.name) await note("renamed", null, name);
    if (topic !== undefined && topic !== before?.topic) await note("topic", null, topic);
    await deps.facts.record(
      tx,
      "conversation.changed",
      { conversationId },
      { scope: `conversation:${conversationId}` },
    );
  });
}
