import type { DataKey } from "../../../platform/crypto/keys.ts";
import type { Db } from "../../../platform/storage/database.ts";
import type { Message } from "../../../protocol/conversations.ts";
import type { Deps } from "../conversations.deps.ts";
import type { MessageRow } from "../conversations.store.ts";
import { withVotes } from "../polls/with-votes.ts";
import { conversationKey, openMessage } from "../seal-content.ts";
import {
  acknowledgementsOf,
  pinsOf,
  type ReactionRow,
  reactionsTo,
  replyCounts,
  withheldEditsOf,
} from "./messages.store.ts";
import { openReactions, openWithheld } from "./seal-extras.ts";

/**
 * Messages of one conversation as somebody sees them, with what hangs on them. A page on which nothing does costs nothing more.
 * @param readerId null: as everybody does from whom nothing is withheld (in a bubble nothing ever is)
 */
export async function presentMessages(
  { db, keys }: Pick<Deps, "db" | "keys">,
  conversationId: string,
  rows: readonly MessageRow[],
  readerId: string | null,
  withExtras = true,
): Promise<Message[]> {
  const key = await conversationKey(keys, conversationId);
  const laden = withExtras ? rows.filter((row) => row.hasExtras) : [];
  if (laden.length === 0) return rows.map((row) => openMessage(key, row));
  const add = await extrasOf(db.reader, key, conversationId, laden, readerId);
  const messages = rows.map((row) => (row.hasExtras ? add(row) : openMessage(key, row)));
  return withVotes(db.reader, key, messages, readerId);
}

async function extrasOf(
  reader: Db,
  key: DataKey,
  conversationId: string,
  rows: readonly MessageRow[],
  readerId: string | null,
): Promise<(row: MessageRow) => Message> {
  const ids = rows.map(({ id }) => id);
  const reactions = Map.groupBy(await reactionsTo(reader, ids), ({ messageId }) => messageId);
  const pins = new Map((await pinsOf(reader, ids)).map((pin) => [pin.messageId, pin]));
  const acknowledged = Map.groupBy(await acknowledgementsOf(reader, ids), ({ messageId }) => messageId);
  const edits = new Map((await withheldEditsOf(reader, ids)).map((edit) => [edit.messageId, edit]));
  const seqs = rows.map(({ seq }) => seq);
  const replies = await replyCounts(reader, conversationId, seqs, readerId);
  const isFor = (withheldFrom: string | null) => withheldFrom === null || withheldFrom !== readerId;
  return (row) => {
    const edit = edits.get(row.id);
    const old = edit && edit.readerId === readerId ? edit : undefined;
    const message = openMessage(key, old ? { ...row, editedAt: old.editedAt } : row);
    const pin = pins.get(row.id);
    const acknowledgedBy = (acknowledged.get(row.id) ?? []).flatMap((one) =>
      isFor(one.withheldFrom) ? one.accountId : [],
    );
    const shown = shownReactions(key, reactions.get(row.id) ?? [], readerId);
    const replyCount = replies.get(row.seq);
    return {
      ...message,
      ...(old && { content: openWithheld(key, old) }),
      ...(shown.length > 0 && { reactions: shown }),
      ...(pin && isFor(pin.withheldFrom) && { pin: { accountId: pin.accountId, at: pin.at } }),
      ...(acknowledgedBy.length > 0 && { acknowledgedBy }),
      ...(replyCount !== undefined && { replyCount }),
    };
  };
}

/** Everybody's, by the order in which each emoji came first. Only in direct chats is anything withheld: from the other one. */
function shownReactions(key: DataKey, rows: readonly ReactionRow[], readerId: string | null) {
  const all = rows.flatMap((row) =>
    openReactions(key, row).flatMap((reaction) =>
      reaction.isWithheld && row.accountId !== readerId ? [] : { ...reaction, accountId: row.accountId },
    ),
  );
  const byEmoji = Map.groupBy(
    all.sort((a, b) => a.at - b.at),
    ({ emoji }) => emoji,
  );
  return Array.from(byEmoji, ([emoji, given]) => ({ emoji, accountIds: given.map(({ accountId }) => accountId) }));
}
