import type { Tx } from "../../../platform/storage/database.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound } from "../conversations.errors.ts";
import { findConversation, findMember } from "../conversations.store.ts";
import { beginEpoch } from "./begin-epoch.ts";
import { beginDestruction, beginToFinish } from "./destroy-gone.ts";
import { countSeen, lastReaching, setClosedSeq, setFromSeq } from "./sides.store.ts";

export interface Side {
  readonly conversationId: string;
  readonly accountId: string;
}

/** A position that no conversation reaches: whoever sees from there on sees nothing, whatever is still said. */
const never = Number.MAX_SAFE_INTEGER;

/**
 * Deletes everything on one's own side (S18): from here on the conversation begins after its last message for them, on all their
 * devices. The others keep theirs and are told nothing. A chat leaves the list until somebody writes again. When nobody sees a
 * stretch any more, it is destroyed.
 * @throws conversation.not_found for a stranger
 */
export async function clearSide(deps: Deps, side: Side): Promise<void> {
  const { conversationId, accountId } = side;
  const roster = await deps.rosters.findFor(accountId, conversationId);
  if (!roster) throw conversationNotFound();
  await deps.rosters.change(conversationId, () =>
    deps.db.transaction(async (tx) => {
      const member = await findMember(tx, conversationId, accountId);
      if (!member) throw conversationNotFound();
      // What is withheld from them is not there for them: nor does their position tell of it.
      const last = await lastReaching(tx, conversationId, accountId, member.fromSeq);
      if (roster.kind === "direct") await setClosedSeq(tx, conversationId, accountId, last ?? member.fromSeq);
      if (last !== undefined) {
        const messages = await countSeen(tx, conversationId, accountId, member.fromSeq);
        await forgetThrough(deps, tx, side, last);
        await deps.facts.record(
          tx,
          "side.cleared",
          { ...side, throughSeq: last, messages },
          { scope: `account:${accountId}` },
        );
      }
      await deps.facts.record(tx, "conversation.own_changed", side, { scope: `account:${accountId}` });
    }),
  );
  await beginToFinish(deps, conversationId);
}

/** Somebody goes for good: their side of a chat that stays for the other one is deleted, what is still to come included. */
export async function abandonSide(deps: Deps, tx: Tx, side: Side): Promise<void> {
  await forgetThrough(deps, tx, side, never);
  const throughSeq = (await findConversation(tx, side.conversationId))?.lastSeq ?? 0;
  const payload = { ...side, throughSeq, messages: 0, because: "erased" as const };
  await deps.facts.record(tx, "side.cleared", payload, { scope: `account:${side.accountId}` });
}

async function forgetThrough(deps: Deps, tx: Tx, side: Side, fromSeq: number): Promise<void> {
  const { conversationId, accountId } = side;
  await setFromSeq(tx, conversationId, accountId, fromSeq);
  await beginEpoch(deps, tx, conversationId);
  await beginDestruction(deps, tx, conversationId, fromSeq === never ? null : accountId);
}
