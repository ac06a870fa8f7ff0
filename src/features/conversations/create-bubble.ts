import type { Conversation, NewcomersSee } from "../../protocol/conversations.ts";
import { recordInvitations } from "./bubbles/invite-people.ts";
import { sealTags } from "./bubbles/seal-bubble.ts";
import type { Deps } from "./conversations.deps.ts";
import { bubbleFull, idTaken, personNotFound } from "./conversations.errors.ts";
import { fitsBubble, functionOf } from "./conversations.policy.ts";
import { findConversation, findEnding, insertConversation, insertMembers } from "./conversations.store.ts";
import { conversationFor } from "./present-conversation.ts";
import { conversationKey, createKeys, sealLabel } from "./seal-content.ts";
import { storeMessage } from "./store-message.ts";

export interface NewBubble {
  readonly id: string;
  readonly organiserId: string;
  readonly name: string;
  readonly topic: string;
  readonly memberIds: readonly string[];
  /** They are asked. */
  readonly invitedIds: readonly string[];
  readonly announcesOnly: boolean;
  readonly newcomersSee: NewcomersSee;
  readonly tags: string[];
}

/** Whoever creates a bubble is its organiser (S20); a retry with the same id finds the first. */
export async function createBubble(deps: Deps, input: NewBubble): Promise<Conversation> {
  const { id, organiserId } = input;
  await deps.doors.plans.require(organiserId, functionOf("bubble"));
  const existing = await findConversation(deps.db.reader, id);
  if (existing && (existing.kind !== "bubble" || existing.createdBy !== organiserId)) throw idTaken();
  // A bubble was called so whose messages are still going.
  if (!existing && (await findEnding(deps.db.reader, id))) throw idTaken();
  if (!existing) await create(deps, input);
  const created = await conversationFor(deps, id, organiserId);
  if (!created) throw idTaken();
  return created;
}

async function create(deps: Deps, bubble: NewBubble): Promise<void> {
  const { id, organiserId, name, topic, announcesOnly, newcomersSee } = bubble;
  const { db, facts, keys, now, newId, doors } = deps;
  const others = [...new Set(bubble.memberIds)].filter((memberId) => memberId !== organiserId);
  const invited = [...new Set(bubble.invitedIds)].filter((one) => one !== organiserId && !others.includes(one));
  for (const one of [...others, ...invited])
    if (!(await doors.people.mayFind(organiserId, one))) throw personNotFound();
  const { bubbleMembers } = await doors.plans.limits(organiserId);
  if (!fitsBubble(others.length + invited.length + 1, bubbleMembers)) throw bubbleFull();
  await createKeys(keys, id);
  const key = await conversationKey(keys, id);
  await db.transaction(async (tx) => {
    if (await findConversation(tx, id)) return;
    await insertConversation(tx, {
      id,
      kind: "bubble",
      name: await sealLabel(keys, "name", id, name),
      topic: await sealLabel(keys, "topic", id, topic),
      tags: await sealTags(keys, id, bubble.tags),
      ...{ announcesOnly, newcomersSee },
      createdBy: organiserId,
      createdAt: now(),
    });
    const membership = { conversationId: id, joinedAt: now() };
    await insertMembers(tx, [
      { ...membership, accountId: organiserId, role: "organiser" },
      ...others.map((accountId) => ({ ...membership, accountId, role: "participant" as const })),
    ]);
    await recordInvitations(deps, tx, { conversationId: id, byId: organiserId, accountIds: invited });
    await facts.record(tx, "conversation.created", { conversationId: id }, { scope: `conversation:${id}` });
    await storeMessage(deps, tx, key, {
      id: newId(),
      conversationId: id,
      senderId: organiserId,
      content: { kind: "notice", notice: "created", subjectId: null, detail: name },
    });
  });
}
