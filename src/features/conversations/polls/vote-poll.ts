import type { Message } from "../../../protocol/conversations.ts";
import { hasEnded } from "../../../protocol/message-kinds.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, noPoll, oneAnswer, pollEnded } from "../conversations.errors.ts";
import { actOnMessage, type MessagePlace } from "../messages/act-on-message.ts";
import { markExtras } from "../messages/messages.store.ts";
import { visibleMessage } from "../messages/visible-message.ts";
import { conversationKey, openMessage } from "../seal-content.ts";
import { deleteVote, findVote, saveVote } from "./polls.store.ts";
import { openVote, sealVote, voterIn } from "./seal-votes.ts";

/** Votes, votes otherwise, or withdraws by choosing nothing. */
export function votePoll(deps: Deps, input: MessagePlace & { readonly answers: readonly number[] }): Promise<Message> {
  const { messageId, actorId } = input;
  return actOnMessage(deps, input, "adds", async ({ tx, key, row, withheldFrom }) => {
    const { content } = openMessage(key, row);
    if (content.kind !== "poll") throw noPoll();
    const { poll } = content;
    if (hasEnded(poll, deps.now())) throw pollEnded();
    const answers = [...new Set(input.answers)].filter((at) => at < poll.answers.length).sort((a, b) => a - b);
    if (answers.length > 1 && !poll.isMultiple) throw oneAnswer();
    const voter = voterIn(deps.keys, messageId, actorId, poll.isAnonymous);
    const before = await findVote(tx, messageId, voter);
    if (String(answers) === String(before ? openVote(key, before) : [])) return false;
    if (answers.length === 0) await deleteVote(tx, messageId, voter);
    else {
      await markExtras(tx, row.conversationId, row.seq);
      await saveVote(tx, { messageId, voter, answers: sealVote(key, row, voter, answers), withheldFrom });
    }
    return true;
  });
}

/** What somebody chose themselves, which nobody else is told of an anonymous poll. */
export async function ownVote(deps: Deps, place: MessagePlace): Promise<{ answers: number[] }> {
  const { conversationId, messageId, actorId } = place;
  const member = (await deps.rosters.findFor(actorId, conversationId))?.members.get(actorId);
  if (!member) throw conversationNotFound();
  const row = await visibleMessage(deps.db.reader, place, member);
  const key = await conversationKey(deps.keys, conversationId);
  const { content } = openMessage(key, row);
  if (content.kind !== "poll") throw noPoll();
  const voter = voterIn(deps.keys, messageId, actorId, content.poll.isAnonymous);
  const vote = await findVote(deps.db.reader, messageId, voter);
  return { answers: vote ? openVote(key, vote) : [] };
}
