import type { Conversation } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import { bubbleFull, idTaken, personNotFound } from "./conversations.errors.ts";
import { fitsBubble, functionOf } from "./conversations.policy.ts";
import { findConversation, insertConversation, insertMembers } from "./conversations.store.ts";
import { conversationFor } from "./present-conversation.ts";
import { sealLabel } from "./seal-content.ts";
import { storeMessage } from "./store-message.ts";

export interface NewBubble {
  readonly id: string;
  readonly organiserId: string;
  readonly name: string;
  readonly topic: string;
  readonly memberIds: readonly string[];
}

/** Whoever creates a bubble is its organiser (S20); a retry with the same id finds the first. */
export async function createBubble(deps: Deps, input: NewBubble): Promise<Conversation> {
  const { id, organiserId } = input;
  await deps.doors.plans.require(organiserId, functionOf("bubble"));
  const existing = await findConversation(deps.db.reader, id);
  if (existing && (existing.kind !== "bubble" || existing.createdBy !== organiserId)) throw idTaken();
  if (!existing) await create(deps, input);
  const created = await conversationFor(deps, id, organiserId);
  if (!created) throw idTaken();
  return created;
}

async function create(deps: Deps, { id, organiserId, name, topic, memberIds }: NewBubble): Promise<void> {
  const { db, facts, keys, now, newId, doors } = deps;
  const others = [...new Set(memberIds)].filter((memberId) => memberId !== organiserId);
  for (const memberId of others) if (!(await doors.people.mayFind(organiserId, memberId))) throw personNotFound();
  const { bubbleMembers } = await doors.plans.limits(organiserId);
  if (!fitsBubble(others.length + 1, bubbleMembers)) throw bubbleFull();
  const key = await keys.create(`conversation:${id}`);
  await db.transaction(async (tx) => {
    if (await findConversation(tx, id)) return;
    await insertConversation(tx, {
      id,
      kind: "bubble",
      name: sealLabel(key, "name", id, name),
      topic: sealLabel(key, "topic", id, topic),
      createdBy: organiserId,
      createdAt: now(),
    });
    const membership = { conversationId: id, joinedAt: now() };
    await insertMembers(tx, [
      { ...membership, accountId: organiserId, role: "organiser" },
      ...others.map((accountId) => ({ ...membership, accountId, role: "participant" as const })),
    ]);
    await facts.record(tx, "conversation.created", { conversationId: id }, { scope: `conversation:${id}` });
    await storeMessage(deps, tx, key, {
      id: newId(),
      conversationId: id,
      senderId: organiserId,
      content: { kind: "notice", notice: "created", subjectId: null, detail: name },
    });
  });
}
