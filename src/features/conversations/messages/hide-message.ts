import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, messageNotFound } from "../conversations.errors.ts";
import { findMessage } from "../conversations.store.ts";
import type { MessagePlace } from "./act-on-message.ts";
import { markExtras, setHidden } from "./messages.store.ts";

/** Deletes a message for oneself, or brings it back. Nobody else can tell. */
export async function hideMessage(deps: Deps, input: MessagePlace & { readonly isHidden: boolean }): Promise<void> {
  const { conversationId, messageId, actorId, isHidden } = input;
  if (!(await deps.rosters.findFor(actorId, conversationId))) throw conversationNotFound();
  await deps.db.transaction(async (tx) => {
    const member = (await deps.rosters.findForWrite(tx, actorId, conversationId))?.members.get(actorId);
    if (!member) throw conversationNotFound();
    const row = await findMessage(tx, messageId);
    const isTheirs = row && row.seq > member.fromSeq && row.withheldFrom !== actorId;
    if (!isTheirs || row.conversationId !== conversationId) throw messageNotFound();
    if (isHidden) await markExtras(tx, conversationId, row.seq);
    if (!(await setHidden(tx, actorId, row, isHidden))) return;
    const { seq } = row;
    const scope = `account:${actorId}` as const;
    await deps.facts.record(tx, "message.hidden", { conversationId, accountId: actorId, seq, messageId }, { scope });
  });
}
