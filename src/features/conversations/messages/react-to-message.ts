import type { Message } from "../../../protocol/conversations.ts";
import { isEmoji, mostReactions } from "../../../protocol/messages.ts";
import type { Deps } from "../conversations.deps.ts";
import { messageNotAllowed, notEmoji, tooManyReactions } from "../conversations.errors.ts";
import { openMessage } from "../seal-content.ts";
import { actOnMessage, type MessageAct, type MessagePlace } from "./act-on-message.ts";
import { deleteReactions, markExtras, reactionsTo, saveReactions } from "./messages.store.ts";
import type { Reaction } from "./messages.tables.ts";
import { openReactions, sealReactions } from "./seal-extras.ts";
import { isSpoken } from "./spoken.ts";

export interface ReactionWish extends MessagePlace {
  readonly emoji: string;
  /** False: take it back. */
  readonly isSet: boolean;
}

export function reactToMessage(deps: Deps, input: ReactionWish): Promise<Message> {
  const { messageId, actorId, emoji, isSet } = input;
  return actOnMessage(deps, input, isSet ? "adds" : "takesAway", async (of) => {
    const { tx, key, row, withheldFrom } = of;
    const all = (await reactionsTo(tx, [messageId])).map((one) => ({
      accountId: one.accountId,
      given: openReactions(key, one),
    }));
    const own = all.find(({ accountId }) => accountId === actorId)?.given ?? [];
    if (own.some((reaction) => reaction.emoji === emoji) === isSet) return false;
    if (!isSet) {
      await save(
        of,
        own.filter((reaction) => reaction.emoji !== emoji),
      );
      return true;
    }
    if (!isEmoji(emoji)) throw notEmoji();
    if (!isSpoken(openMessage(key, row).content)) throw messageNotAllowed();
    const kinds = new Set(all.flatMap(({ given }) => given.map((reaction) => reaction.emoji)));
    if (own.length >= mostReactions.ofOne || kinds.add(emoji).size > mostReactions.kinds) throw tooManyReactions();
    await save(of, [...own, { emoji, at: deps.now(), ...(withheldFrom !== null && { isWithheld: true }) }]);
    return true;
  });
}

async function save({ tx, key, row, actor: { accountId } }: MessageAct, reactions: Reaction[]): Promise<void> {
  if (reactions.length === 0) return void (await deleteReactions(tx, row.id, accountId));
  await markExtras(tx, row.conversationId, row.seq);
  const sealed = sealReactions(key, row.id, accountId, reactions);
  await saveReactions(tx, { messageId: row.id, accountId, reactions: sealed });
}
