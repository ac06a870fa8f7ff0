import type { DataKey } from "../../../platform/crypto/keys.ts";
import { versionThatSealed } from "../../../platform/crypto/seal.ts";
import type { Tx } from "../../../platform/storage/database.ts";
import type { Message } from "../../../protocol/conversations.ts";
import { requireInUse } from "../bubbles/require-writable.ts";
import type { Deps } from "../conversations.deps.ts";
import { blockedByYou, conversationNotFound } from "../conversations.errors.ts";
import { functionOf } from "../conversations.policy.ts";
import { findMessage, type MessageRow } from "../conversations.store.ts";
import type { Roster, RosterMember } from "../roster.ts";
import { conversationKey } from "../seal-content.ts";
import { silenceOf } from "../silence.ts";
import { presentMessages } from "./present-messages.ts";
import { visibleMessage } from "./visible-message.ts";

export interface MessagePlace {
  readonly conversationId: string;
  readonly messageId: string;
  readonly actorId: string;
}

export interface MessageAct {
  readonly tx: Tx;
  /** The version that the message is sealed with: what hangs on it is sealed with the same one and goes with it. */
  readonly key: DataKey;
  readonly row: MessageRow;
  readonly roster: Roster;
  readonly actor: RosterMember;
  /** Who has blocked the actor and must not get what they add; null: nobody. */
  readonly withheldFrom: string | null;
}

/**
 * The frame of every act on a message: the caller sees it now, and whoever may see it is told of the change. What adds something
 * needs the function of writing and is neither possible towards somebody blocked nor shown to who blocked one. What takes something
 * away is always possible and reaches everybody who had the message.
 * @param act answers whether anything changed
 */
export async function actOnMessage(
  deps: Deps,
  place: MessagePlace,
  kind: "adds" | "takesAway",
  act: (of: MessageAct) => Promise<boolean>,
): Promise<Message> {
  const { conversationId, messageId, actorId } = place;
  const roster = await deps.rosters.findFor(actorId, conversationId);
  if (!roster) throw conversationNotFound();
  const withheldFrom = kind === "adds" ? await toAdd(deps, roster, actorId) : null;
  const key = await conversationKey(deps.keys, conversationId);
  await deps.db.transaction(async (tx) => {
    const now = await deps.rosters.findForWrite(tx, actorId, conversationId);
    const actor = now?.members.get(actorId);
    if (!now || !actor) throw conversationNotFound();
    const row = await visibleMessage(tx, place, actor);
    if (!(await act({ tx, key: versionThatSealed(key, row.content), row, roster: now, actor, withheldFrom }))) return;
    await recordChange(deps, tx, row, withheldFrom);
  });
  const row = await findMessage(deps.db.reader, messageId);
  if (!row) throw conversationNotFound();
  const [message] = await presentMessages(deps, conversationId, [row], actorId);
  return message as Message;
}

/** Tells those who have a message that it changed. @param withheldFrom who has it too, but is not told of this */
export async function recordChange(
  { facts }: Pick<Deps, "facts">,
  tx: Tx,
  { id: messageId, conversationId, seq, ...row }: MessageRow,
  withheldFrom: string | null = null,
): Promise<void> {
  const untold = row.withheldFrom ?? withheldFrom;
  await facts.record(
    tx,
    "message.changed",
    { conversationId, messageId, seq, ...(untold !== null && { withheldFrom: untold }) },
    { scope: `conversation:${conversationId}` },
  );
}

async function toAdd(deps: Deps, roster: Roster, actorId: string): Promise<string | null> {
  requireInUse(roster);
  await deps.doors.plans.require(actorId, functionOf(roster.kind));
  const { otherId, hasBlocked, isBlocked } = await silenceOf(deps, roster, actorId);
  if (hasBlocked) throw blockedByYou();
  return isBlocked ? (otherId ?? null) : null;
}
