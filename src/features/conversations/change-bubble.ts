import type { Tx } from "../../platform/storage/database.ts";
import type { MessageContent } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import { conversationNotFound, notAllowed } from "./conversations.errors.ts";
import type { Roster, RosterMember } from "./roster.ts";
import { conversationKey } from "./seal-content.ts";
import { storeMessage } from "./store-message.ts";

type Notice = Extract<MessageContent, { kind: "notice" }>;

/** A bubble inside the transaction that changes it. */
export interface BubbleAct {
  readonly tx: Tx;
  readonly conversationId: string;
  readonly roster: Roster;
  /** Writes a line about the change into the bubble's history. */
  note(notice: Notice["notice"], subjectId: string | null, detail?: string): Promise<void>;
}
export interface BubbleChange extends BubbleAct {
  readonly actor: RosterMember;
}

interface Acting {
  readonly conversationId: string;
  readonly actorId: string;
}

/**
 * The frame of every act that changes a bubble's members or labels: the caller is a member, and the roster is read afresh
 * inside the transaction.
 * @throws conversation.not_found for a stranger
 * @throws conversation.not_allowed in a direct chat, which nobody can change
 */
export async function changeBubble<T>(
  deps: Deps,
  acting: Acting,
  change: (bubble: BubbleChange) => Promise<T>,
): Promise<T> {
  if (!(await deps.rosters.findFor(acting.actorId, acting.conversationId))) throw conversationNotFound();
  return inBubble(deps, acting, (bubble) => {
    const actor = bubble.roster.members.get(acting.actorId);
    if (!actor) throw conversationNotFound();
    return change({ ...bubble, actor });
  });
}

/**
 * The same for an act of somebody who comes in from outside: that they may is for the act to find out.
 * @throws conversation.not_found when it is not there (any more)
 */
export async function inBubble<T>(
  deps: Deps,
  { conversationId, actorId }: Acting,
  act: (bubble: BubbleAct) => Promise<T>,
): Promise<T> {
  const { db, rosters, keys, newId } = deps;
  if (!(await rosters.find(conversationId))) throw conversationNotFound();
  const key = await conversationKey(keys, conversationId);
  const run = async (tx: Tx): Promise<T> => {
    const roster = await rosters.findToChange(tx, conversationId);
    if (!roster) throw conversationNotFound();
    if (roster.kind !== "bubble") throw roster.members.has(actorId) ? notAllowed() : conversationNotFound();
    const note = async (notice: Notice["notice"], subjectId: string | null, detail = "") => {
      const content: Notice = { kind: "notice", notice, subjectId, detail };
      await storeMessage(deps, tx, key, { id: newId(), conversationId, senderId: actorId, content });
    };
    return act({ tx, conversationId, roster, note });
  };
  return rosters.change(conversationId, () => db.transaction(run));
}
