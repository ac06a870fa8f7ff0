import type { Message, MessageContent } from "../../protocol/conversations.ts";
import { requireWritable } from "./bubbles/require-writable.ts";
import type { Deps } from "./conversations.deps.ts";
import { blockedByYou, conversationNotFound, idTaken } from "./conversations.errors.ts";
import { functionOf } from "./conversations.policy.ts";
import { findMessage } from "./conversations.store.ts";
import { recordChange } from "./messages/act-on-message.ts";
import { findMessageAt, markExtras } from "./messages/messages.store.ts";
import { presentMessages } from "./messages/present-messages.ts";
import type { Roster, RosterMember } from "./roster.ts";
import { conversationKey } from "./seal-content.ts";
import { silenceOf } from "./silence.ts";
import { AlreadyStored, storeMessage } from "./store-message.ts";

/** A conversation in which somebody may say something now. */
export interface WritingPlace {
  readonly conversationId: string;
  readonly roster: Roster;
  readonly sender: RosterMember;
  /** Who has blocked the sender and never gets it. */
  readonly withheldFrom: string | null;
}

/** @throws conversation.not_found, plans.switched_off, contacts.blocked_by_you, and what `requireWritable` throws */
export async function mayWrite(
  deps: Deps,
  { conversationId, senderId }: { conversationId: string; senderId: string },
): Promise<WritingPlace> {
  const roster = await deps.rosters.findFor(senderId, conversationId);
  const sender = roster?.members.get(senderId);
  if (!roster || !sender) throw conversationNotFound();
  requireWritable(roster, senderId);
  await deps.doors.plans.require(senderId, functionOf(roster.kind));
  const { otherId, hasBlocked, isBlocked } = await silenceOf(deps, roster, senderId);
  if (hasBlocked) throw blockedByYou();
  return { conversationId, roster, sender, withheldFrom: isBlocked ? (otherId ?? null) : null };
}

export interface Speech {
  readonly id: string;
  readonly content: MessageContent;
  /** Of the content: it is shared into the conversation in the same commit. */
  readonly fileId?: string | undefined;
  /** Positions of the message that it answers, and of the one with which their thread began. */
  readonly answers?: { readonly replyTo: number; readonly threadSeq: number } | undefined;
}

/** Stores what somebody says once; a retry with the same id is answered with the first (B5). */
export async function speak(deps: Deps, place: WritingPlace, speech: Speech): Promise<Message> {
  const { conversationId, withheldFrom } = place;
  const { id, content, fileId, answers } = speech;
  const senderId = place.sender.accountId;
  const key = await conversationKey(deps.keys, conversationId);
  try {
    return await deps.db.transaction(async (tx) => {
      // Asked again here: the membership may have ended while the act waited in the queue.
      const roster = await deps.rosters.findForWrite(tx, senderId, conversationId);
      if (!roster) throw conversationNotFound();
      requireWritable(roster, senderId);
      const message = await storeMessage(deps, tx, key, {
        id,
        conversationId,
        senderId,
        content,
        ...answers,
        withheldFrom,
      });
      if (fileId !== undefined && withheldFrom === null) {
        const isRecording = content.kind === "voice";
        await deps.doors.files.grantFile(tx, { fileId, conversationId, seq: message.seq, isRecording });
      }
      if (answers) {
        await markExtras(tx, conversationId, answers.threadSeq);
        const root = await findMessageAt(tx, conversationId, answers.threadSeq);
        if (root) await recordChange(deps, tx, root, withheldFrom);
      }
      return message;
    });
  } catch (error) {
    if (!(error instanceof AlreadyStored)) throw error;
    const stored = await findMessage(deps.db.reader, id);
    if (stored?.conversationId !== conversationId || stored.senderId !== senderId) throw idTaken();
    const [message] = await presentMessages(deps, conversationId, [stored], senderId);
    return message as Message;
  }
}
