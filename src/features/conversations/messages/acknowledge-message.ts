import type { Message } from "../../../protocol/conversations.ts";
import type { Deps } from "../conversations.deps.ts";
import { messageNotAllowed } from "../conversations.errors.ts";
import { openMessage } from "../seal-content.ts";
import { actOnMessage, type MessagePlace } from "./act-on-message.ts";
import { insertAcknowledgement, markExtras } from "./messages.store.ts";

/** A receiver of an urgent message says that they have read it. It is not taken back. */
export function acknowledgeMessage(deps: Deps, input: MessagePlace): Promise<Message> {
  const { messageId, actorId: accountId } = input;
  return actOnMessage(deps, input, "adds", async ({ tx, key, row, withheldFrom }) => {
    const { content } = openMessage(key, row);
    const isUrgent = "urgency" in content && content.urgency === "urgent";
    if (!isUrgent || row.senderId === accountId) throw messageNotAllowed();
    await markExtras(tx, row.conversationId, row.seq);
    return insertAcknowledgement(tx, { messageId, accountId, at: deps.now(), withheldFrom });
  });
}
