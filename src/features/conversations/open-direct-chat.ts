import type { Conversation } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import { personNotFound } from "./conversations.errors.ts";
import { functionOf } from "./conversations.policy.ts";
import { findByPair, insertConversation, insertMembers } from "./conversations.store.ts";
import { conversationFor } from "./present-conversation.ts";
import { createKeys, destroyKeys, sealLabel } from "./seal-content.ts";
import { closeChat } from "./sides/close-chat.ts";

/** The one chat of two people, made when either opens it first (S17). */
export async function openDirectChat(
  deps: Deps,
  { accountId, otherId }: { accountId: string; otherId: string },
): Promise<Conversation> {
  const { db, facts, keys, now } = deps;
  if (accountId === otherId) throw personNotFound();
  const pair = [accountId, otherId].sort();
  const pairIndex = keys.blindIndex("conversations.pair_index", pair.join("|"));
  const existing = await findByPair(db.reader, pairIndex);
  // A chat that is there stays open to both, whatever they may find by now.
  if (!existing) await deps.doors.plans.require(accountId, functionOf("direct"));
  if (!existing && !(await deps.doors.people.mayFind(accountId, otherId))) throw personNotFound();
  const id = existing?.id ?? (await create());
  if (existing) await closeChat(deps, { conversationId: id, accountId, isClosed: false });
  return (await conversationFor(deps, id, accountId)) as Conversation;

  async function create(): Promise<string> {
    const newId = deps.newId();
    await createKeys(keys, newId);
    const winner = await db.transaction(async (tx) => {
      const first = await findByPair(tx, pairIndex);
      if (first) return first.id;
      await insertConversation(tx, {
        id: newId,
        kind: "direct",
        name: await sealLabel(keys, "name", newId, ""),
        topic: await sealLabel(keys, "topic", newId, ""),
        pairIndex,
        createdBy: accountId,
        createdAt: now(),
      });
      const role = "participant" as const;
      await insertMembers(
        tx,
        pair.map((member) => ({ conversationId: newId, accountId: member, role, joinedAt: now() })),
      );
      await facts.record(tx, "conversation.created", { conversationId: newId }, { scope: `conversation:${newId}` });
      return newId;
    });
    if (winner !== newId) await destroyKeys(keys, newId);
    return winner;
  }
}
