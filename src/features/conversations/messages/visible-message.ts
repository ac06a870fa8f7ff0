import type { Db } from "../../../platform/storage/database.ts";
import { messageNotFound } from "../conversations.errors.ts";
import { findMessage, type MessageRow } from "../conversations.store.ts";
import type { RosterMember } from "../roster.ts";
import { findMessageAt, isHiddenFor } from "./messages.store.ts";

type Reader = Pick<RosterMember, "accountId" | "fromSeq">;

/** Whether a member sees this message now: the one place that acts on messages ask. */
async function sees(db: Db, row: MessageRow, { accountId, fromSeq }: Reader): Promise<boolean> {
  if (row.seq <= fromSeq || row.withheldFrom === accountId) return false;
  return !row.hasExtras || !(await isHiddenFor(db, accountId, row));
}

/** @throws message.not_found for what is not there, or not for this member's eyes */
export async function visibleMessage(
  db: Db,
  { conversationId, messageId }: { conversationId: string; messageId: string },
  reader: Reader,
): Promise<MessageRow> {
  const row = await findMessage(db, messageId);
  if (row?.conversationId !== conversationId || !(await sees(db, row, reader))) throw messageNotFound();
  return row;
}

/** The same by its position. */
export async function visibleMessageAt(
  db: Db,
  { conversationId, seq }: { conversationId: string; seq: number },
  reader: Reader,
): Promise<MessageRow> {
  const row = await findMessageAt(db, conversationId, seq);
  if (!row || !(await sees(db, row, reader))) throw messageNotFound();
  return row;
}
