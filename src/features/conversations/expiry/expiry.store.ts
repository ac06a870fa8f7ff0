import { and, asc, eq, gt, inArray, lte, or, sql } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import { conversationMembers, conversations, messages } from "../conversations.tables.ts";

/**
 * The last position up to which everything was said at a moment or before it. What was said later is never reached, whatever the
 * clock did in between. 0: nothing.
 */
export async function lastSaidBy(db: Db, conversationId: string, at: number): Promise<number> {
  const [conversation] = await db
    .select({ goneSeq: conversations.goneSeq, lastSeq: conversations.lastSeq })
    .from(conversations)
    .where(eq(conversations.id, conversationId));
  if (!conversation) return 0;
  const { goneSeq, lastSeq } = conversation;
  const [later] = await db
    .select({ seq: messages.seq })
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), gt(messages.seq, goneSeq), gt(messages.sentAt, at)))
    .orderBy(asc(messages.seq))
    .limit(1);
  const through = later ? later.seq - 1 : lastSeq;
  return through > goneSeq ? through : 0;
}

export async function countUpTo(db: Db, conversationId: string, throughSeq: number) {
  const [row] = await db
    .select({ messages: sql<number>`count(*)`, oldestAt: sql<number | null>`min(${messages.sentAt})` })
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), lte(messages.seq, throughSeq)));
  return { messages: row?.messages ?? 0, oldestAt: row?.oldestAt ?? null };
}

/** When the first message after a position was sent. */
export const firstSentAfter = async (db: Db, conversationId: string, seq: number): Promise<number | undefined> =>
  (
    await db
      .select({ at: messages.sentAt })
      .from(messages)
      .where(and(eq(messages.conversationId, conversationId), gt(messages.seq, seq)))
      .orderBy(asc(messages.seq))
      .limit(1)
  )[0]?.at;

/** Everybody's side begins after it, except where it began later already. */
export const moveSidesPast = (tx: Tx, conversationId: string, seq: number) =>
  tx
    .update(conversationMembers)
    .set({ fromSeq: sql`max(${conversationMembers.fromSeq}, ${seq})` })
    .where(eq(conversationMembers.conversationId, conversationId));

/** Chats of these people, and bubbles that one of them organises; those where something was said longest ago first. */
export async function ruledBy(db: Db, accountIds: readonly string[]): Promise<string[]> {
  if (accountIds.length === 0) return [];
  const last = sql`(select ${messages.sentAt} from ${messages} where ${messages.conversationId} = ${conversations.id}
    order by ${messages.seq} desc limit 1)`;
  const rows = await db
    .selectDistinct({ id: conversations.id, at: sql<number | null>`${last}` })
    .from(conversationMembers)
    .innerJoin(conversations, eq(conversations.id, conversationMembers.conversationId))
    .where(
      and(
        inArray(conversationMembers.accountId, [...accountIds]),
        or(eq(conversations.kind, "direct"), eq(conversationMembers.role, "organiser")),
      ),
    );
  return rows.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)).map(({ id }) => id);
}
