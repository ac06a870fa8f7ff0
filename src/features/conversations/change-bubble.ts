import type { Tx } from "../../platform/storage/database.ts";
import type { MessageContent } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import { conversationNotFound, notAllowed } from "./conversations.errors.ts";
import type { Roster, RosterMember } from "./roster.ts";
import { conversationKey } from "./seal-content.ts";
import { storeMessage } from "./store-message.ts";

type Notice = Extract<MessageContent, { kind: "notice" }>;

export interface BubbleChange {
  readonly tx: Tx;
  readonly roster: Roster;
  readonly actor: RosterMember;
  /** Writes a line about the change into the bubble's history. */
  note(notice: Notice["notice"], subjectId: string | null, detail?: string): Promise<void>;
}

/**
 * The frame of every act that changes a bubble's members or labels: the caller is a member, and the roster is read afresh
 * inside the transaction.
 * @throws conversation.not_found for a stranger
 * @throws conversation.not_allowed in a direct chat, which nobody can change
 */
export async function changeBubble(
  deps: Deps,
  { conversationId, actorId }: { conversationId: string; actorId: string },
  change: (bubble: BubbleChange) => Promise<void>,
): Promise<void> {
  const { db, rosters, keys, newId } = deps;
  if (!(await rosters.findFor(actorId, conversationId))) throw conversationNotFound();
  const key = await conversationKey(keys, conversationId);
  const act = async (tx: Tx) => {
    const roster = await rosters.findForWrite(tx, actorId, conversationId);
    const actor = roster?.members.get(actorId);
    if (!roster || !actor) throw conversationNotFound();
    if (roster.kind !== "bubble") throw notAllowed();
    const note = async (notice: Notice["notice"], subjectId: string | null, detail = "") => {
      const content: Notice = { kind: "notice", notice, subjectId, detail };
      await storeMessage(deps, tx, key, { id: newId(), conversationId, senderId: actorId, content });
    };
    await change({ tx, roster, actor, note });
  };
  await rosters.change(conversationId, () => db.transaction(act));
}
