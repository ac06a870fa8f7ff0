import type { Message } from "../../../protocol/conversations.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, messageNotAllowed, tooManyPins } from "../conversations.errors.ts";
import { mayPin } from "../conversations.policy.ts";
import { openMessage } from "../seal-content.ts";
import { actOnMessage, type MessagePlace } from "./act-on-message.ts";
import { countPins, deletePin, insertPin, markExtras, pinnedMessages } from "./messages.store.ts";
import { presentMessages } from "./present-messages.ts";
import { isSpoken } from "./spoken.ts";

const mostPins = 50;

/** Pins a message for everybody in the conversation, or unpins it, whoever pinned it. */
export function pinMessage(deps: Deps, input: MessagePlace & { readonly isPinned: boolean }): Promise<Message> {
  const { conversationId, messageId, actorId, isPinned } = input;
  return actOnMessage(
    deps,
    input,
    isPinned ? "adds" : "takesAway",
    async ({ tx, key, row, roster, actor, withheldFrom }) => {
      if (!mayPin(roster.kind, actor.role) || !isSpoken(openMessage(key, row).content)) throw messageNotAllowed();
      if (!isPinned) return deletePin(tx, messageId);
      const pin = { messageId, conversationId, accountId: actorId, at: deps.now(), withheldFrom };
      if (!(await insertPin(tx, pin))) return false;
      if ((await countPins(tx, conversationId)) > mostPins) throw tooManyPins();
      await markExtras(tx, conversationId, row.seq);
      return true;
    },
  );
}

/** What is pinned there, for one of its members. */
export async function listPins(deps: Deps, conversationId: string, accountId: string): Promise<Message[]> {
  const member = (await deps.rosters.findFor(accountId, conversationId))?.members.get(accountId);
  if (!member) throw conversationNotFound();
  const place = { conversationId, readerId: accountId, fromSeq: member.fromSeq };
  return presentMessages(deps, conversationId, await pinnedMessages(deps.db.reader, place), accountId);
}
