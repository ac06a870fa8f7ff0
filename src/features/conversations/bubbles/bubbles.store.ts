import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import { conversationMembers, conversations, formerMembers, messages } from "../conversations.tables.ts";
import { bubbleCandidates, bubbleLinks, bubblePictures } from "./bubbles.tables.ts";

export type CandidateRow = typeof bubbleCandidates.$inferSelect;
export type LinkRow = typeof bubbleLinks.$inferSelect;
export type FormerRow = typeof formerMembers.$inferSelect;

const isCandidate = (conversationId: string, accountId: string) =>
  and(eq(bubbleCandidates.conversationId, conversationId), eq(bubbleCandidates.accountId, accountId));

export const findCandidate = async (
  db: Db,
  conversationId: string,
  accountId: string,
): Promise<CandidateRow | undefined> =>
  (await db.select().from(bubbleCandidates).where(isCandidate(conversationId, accountId)).limit(1))[0];

export const candidatesOf = (db: Db, conversationId: string): Promise<CandidateRow[]> =>
  db
    .select()
    .from(bubbleCandidates)
    .where(eq(bubbleCandidates.conversationId, conversationId))
    .orderBy(asc(bubbleCandidates.at), asc(bubbleCandidates.accountId));

/** Bubbles that wait for somebody's answer. */
export const invitationsOf = (db: Db, accountId: string): Promise<CandidateRow[]> =>
  db
    .select()
    .from(bubbleCandidates)
    .where(and(eq(bubbleCandidates.accountId, accountId), eq(bubbleCandidates.state, "invited")))
    .orderBy(desc(bubbleCandidates.at))
    .limit(500);

export const putCandidate = (tx: Tx, row: CandidateRow) =>
  tx
    .insert(bubbleCandidates)
    .values(row)
    .onConflictDoUpdate({ target: [bubbleCandidates.conversationId, bubbleCandidates.accountId], set: row });

/** @returns what there was */
export const takeCandidates = (
  tx: Tx,
  conversationId: string,
  accountIds: readonly string[],
): Promise<CandidateRow[]> =>
  accountIds.length === 0
    ? Promise.resolve([])
    : tx
        .delete(bubbleCandidates)
        .where(
          and(
            eq(bubbleCandidates.conversationId, conversationId),
            inArray(bubbleCandidates.accountId, [...accountIds]),
          ),
        )
        .returning();

/** Of somebody who is gone for good. @returns the bubbles they were asked into, or asked for */
export const takeCandidaciesOf = async (tx: Tx, accountId: string): Promise<string[]> =>
  (
    await tx
      .delete(bubbleCandidates)
      .where(eq(bubbleCandidates.accountId, accountId))
      .returning({ id: bubbleCandidates.conversationId })
  ).map(({ id }) => id);

/** How many ask to be let in, in the bubbles that somebody tends, or in one. */
export async function requestCounts(
  db: Db,
  accountId: string,
  conversationId?: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ id: bubbleCandidates.conversationId, requests: count() })
    .from(conversationMembers)
    .innerJoin(bubbleCandidates, eq(bubbleCandidates.conversationId, conversationMembers.conversationId))
    .where(
      and(
        eq(conversationMembers.accountId, accountId),
        inArray(conversationMembers.role, ["organiser", "moderator"]),
        eq(bubbleCandidates.state, "requested"),
        conversationId === undefined ? undefined : eq(bubbleCandidates.conversationId, conversationId),
      ),
    )
    .groupBy(bubbleCandidates.conversationId);
  return new Map(rows.map(({ id, requests }) => [id, requests]));
}

/** People who left or were removed, the latest first; guests, whose visits end by themselves, are not among them. */
export const formerOf = (db: Db, conversationId: string): Promise<FormerRow[]> =>
  db
    .select()
    .from(formerMembers)
    .where(and(eq(formerMembers.conversationId, conversationId), isNotNull(formerMembers.at)))
    .orderBy(desc(formerMembers.at))
    .limit(200);

export const deleteFormer = (tx: Tx, conversationId: string, accountIds: readonly string[]) =>
  tx
    .delete(formerMembers)
    .where(and(eq(formerMembers.conversationId, conversationId), inArray(formerMembers.accountId, [...accountIds])));

/** Who may know whose name although they share no bubble: inviter and invited, and those who ask with those who decide. */
export async function metAsCandidates(db: Db, accountId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const wanted = [...ids];
  const invitedBy = await db
    .selectDistinct({ id: bubbleCandidates.byId })
    .from(bubbleCandidates)
    .where(and(eq(bubbleCandidates.accountId, accountId), inArray(bubbleCandidates.byId, wanted)));
  const asking = await db
    .selectDistinct({ id: bubbleCandidates.accountId })
    .from(bubbleCandidates)
    .innerJoin(conversationMembers, eq(conversationMembers.conversationId, bubbleCandidates.conversationId))
    .where(
      and(
        eq(conversationMembers.accountId, accountId),
        inArray(conversationMembers.role, ["organiser", "moderator"]),
        inArray(bubbleCandidates.accountId, wanted),
      ),
    );
  return new Set([...invitedBy, ...asking].flatMap(({ id }) => id ?? []));
}

export const findLink = async (db: Db, conversationId: string): Promise<LinkRow | undefined> =>
  (await db.select().from(bubbleLinks).where(eq(bubbleLinks.conversationId, conversationId)).limit(1))[0];

export const findLinkByToken = async (db: Db, tokenHash: string): Promise<LinkRow | undefined> =>
  (await db.select().from(bubbleLinks).where(eq(bubbleLinks.tokenHash, tokenHash)).limit(1))[0];

export const putLink = (tx: Tx, row: LinkRow) =>
  tx.insert(bubbleLinks).values(row).onConflictDoUpdate({ target: bubbleLinks.conversationId, set: row });

export const deleteLink = (tx: Tx, conversationId: string) =>
  tx.delete(bubbleLinks).where(eq(bubbleLinks.conversationId, conversationId));

/** @returns false when it is closed, expired or used up */
export const countUseOfLink = async (tx: Tx, tokenHash: string, at: number): Promise<boolean> =>
  (
    await tx
      .update(bubbleLinks)
      .set({ uses: sql`${bubbleLinks.uses} + 1` })
      .where(
        and(
          eq(bubbleLinks.tokenHash, tokenHash),
          or(isNull(bubbleLinks.expiresAt), gt(bubbleLinks.expiresAt, at)),
          or(isNull(bubbleLinks.maxUses), gt(bubbleLinks.maxUses, bubbleLinks.uses)),
        ),
      )
      .returning({ id: bubbleLinks.conversationId })
  ).length > 0;

export const findPicture = async (db: Db, conversationId: string, version: string) =>
  (
    await db
      .select()
      .from(bubblePictures)
      .where(and(eq(bubblePictures.conversationId, conversationId), eq(bubblePictures.version, version)))
      .limit(1)
  )[0];

export const putPicture = (tx: Tx, row: typeof bubblePictures.$inferInsert) =>
  tx.insert(bubblePictures).values(row).onConflictDoUpdate({ target: bubblePictures.conversationId, set: row });

export const deletePicture = (tx: Tx, conversationId: string) =>
  tx.delete(bubblePictures).where(eq(bubblePictures.conversationId, conversationId));

/** Messages of a bubble; how many of its conversation's positions are taken says the same, but for those that were never stored. */
export const countMessages = async (db: Db, conversationId: string): Promise<number> =>
  (await db.select({ messages: count() }).from(messages).where(eq(messages.conversationId, conversationId)))[0]
    ?.messages ?? 0;

/** Bubbles of these people in which nobody but them, and guests, is. */
export async function countBubblesOfOnly(db: Db, accountIds: readonly string[]): Promise<number> {
  if (accountIds.length === 0) return 0;
  const among = [...accountIds];
  const others = db
    .select({ one: sql`1` })
    .from(sql`${conversationMembers} as others`)
    .where(
      sql`others.conversation_id = ${conversations.id} and others.role <> 'guest'
        and others.account_id not in (select value from json_each(${JSON.stringify(among)}))`,
    );
  const [row] = await db
    .select({ bubbles: sql<number>`count(distinct ${conversations.id})` })
    .from(conversationMembers)
    .innerJoin(conversations, eq(conversations.id, conversationMembers.conversationId))
    .where(
      and(
        eq(conversations.kind, "bubble"),
        ne(conversationMembers.role, "guest"),
        sql`${conversationMembers.accountId} in (select value from json_each(${JSON.stringify(among)}))`,
        sql`not exists ${others}`,
      ),
    );
  return row?.bubbles ?? 0;
}
