import { versionThatSealed } from "../../../platform/crypto/seal.ts";
import type { Message } from "../../../protocol/conversations.ts";
import { hasEnded } from "../../../protocol/message-kinds.ts";
import type { Deps } from "../conversations.deps.ts";
import { messageNotAllowed, noPoll } from "../conversations.errors.ts";
import { mayEndPoll } from "../conversations.policy.ts";
import { actOnMessage, type MessagePlace } from "../messages/act-on-message.ts";
import { replaceContent } from "../messages/messages.store.ts";
import { openMessage, sealContent } from "../seal-content.ts";

/** Nobody votes any more; what was answered stays. */
export function endPoll(deps: Deps, input: MessagePlace): Promise<Message> {
  const { actorId, messageId } = input;
  return actOnMessage(deps, input, "takesAway", async ({ tx, key, row, roster, actor }) => {
    const { content } = openMessage(key, row);
    if (content.kind !== "poll") throw noPoll();
    if (row.senderId !== actorId && !mayEndPoll(roster.kind, actor.role)) throw messageNotAllowed();
    const now = deps.now();
    if (hasEnded(content.poll, now)) return false;
    const ended = { ...content, poll: { ...content.poll, endedAt: now } };
    const sealed = sealContent(versionThatSealed(key, row.content), messageId, ended);
    await replaceContent(tx, messageId, { content: sealed, editedAt: row.editedAt });
    return true;
  });
}
