import type { changeBubbleRules } from "../../../protocol/bubbles.ts";
import type { InputOf } from "../../../protocol/endpoint.ts";
import { changeBubble } from "../change-bubble.ts";
import type { Deps } from "../conversations.deps.ts";
import { notAllowed } from "../conversations.errors.ts";
import { changeConversation, findConversation } from "../conversations.store.ts";
import { mayArchive, mayTend } from "./bubbles.policy.ts";
import { requireInUse } from "./require-writable.ts";
import { sealTags } from "./seal-bubble.ts";

export type RulesChange = InputOf<typeof changeBubbleRules>["body"] & {
  readonly conversationId: string;
  readonly actorId: string;
};

/** Changes what holds in a bubble (B6). Each line of it that is another than before is told in the bubble. */
export async function changeRules(deps: Deps, input: RulesChange): Promise<void> {
  const { conversationId, isArchived, announcesOnly, newcomersSee, tags } = input;
  await changeBubble(deps, input, async ({ tx, roster, actor, note }) => {
    const row = await findConversation(tx, conversationId);
    if (!row) return;
    const isArchiving = isArchived !== undefined && isArchived !== roster.isArchived;
    if (isArchived !== undefined && !mayArchive(actor.role)) throw notAllowed();
    const isChanging = announcesOnly !== undefined || newcomersSee !== undefined || tags !== undefined;
    if (isChanging && !mayTend(actor.role)) throw notAllowed();
    // What comes out of the archive may be changed in the same breath.
    if (isChanging && isArchived !== false) requireInUse(roster);
    await changeConversation(tx, conversationId, {
      archivedAt: isArchiving ? (isArchived ? deps.now() : null) : row.archivedAt,
      ...(announcesOnly !== undefined && { announcesOnly }),
      ...(newcomersSee !== undefined && { newcomersSee }),
      ...(tags !== undefined && { tags: await sealTags(deps.keys, conversationId, [...new Set(tags)]) }),
    });
    if (announcesOnly !== undefined && announcesOnly !== row.announcesOnly)
      await note(announcesOnly ? "announcesOnly" : "everybodyWrites", null);
    if (newcomersSee !== undefined && newcomersSee !== row.newcomersSee) await note("history", null, newcomersSee);
    if (isArchiving) await note(isArchived ? "archived" : "restored", null);
    await deps.facts.record(
      tx,
      "conversation.changed",
      { conversationId },
      { scope: `conversation:${conversationId}` },
    );
  });
}
