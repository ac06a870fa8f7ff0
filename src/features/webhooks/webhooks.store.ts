import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { incomingWebhooks, outgoingWebhooks, webhookDeliveries } from "./webhooks.tables.ts";

export type IncomingRow = typeof incomingWebhooks.$inferSelect;
export type OutgoingRow = typeof outgoingWebhooks.$inferSelect;
export type DeliveryRow = typeof webhookDeliveries.$inferSelect;

const inUse = isNotNull(incomingWebhooks.tokenHash);

export const incomingOf = (db: Db, conversationId: string): Promise<IncomingRow[]> =>
  db
    .select()
    .from(incomingWebhooks)
    .where(and(eq(incomingWebhooks.conversationId, conversationId), inUse))
    .orderBy(asc(incomingWebhooks.createdAt));

/** Removed ones too: their messages are still there. */
export const incomingAmong = (db: Db, ids: readonly string[]): Promise<IncomingRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(incomingWebhooks)
        .where(inArray(incomingWebhooks.id, [...ids]));

export const incomingByToken = async (db: Db, tokenHash: string): Promise<IncomingRow | undefined> =>
  (await db.select().from(incomingWebhooks).where(eq(incomingWebhooks.tokenHash, tokenHash)).limit(1))[0];

export const insertIncoming = (tx: Tx, row: typeof incomingWebhooks.$inferInsert) =>
  tx.insert(incomingWebhooks).values(row);

export const noteIncomingUse = (tx: Tx, id: string, lastUsedAt: number) =>
  tx.update(incomingWebhooks).set({ lastUsedAt }).where(eq(incomingWebhooks.id, id));

/** @returns whether the bubble had it, of either kind */
export async function endWebhook(tx: Tx, conversationId: string, id: string): Promise<"in" | "out" | undefined> {
  const [ended] = await tx
    .update(incomingWebhooks)
    .set({ tokenHash: null })
    .where(and(eq(incomingWebhooks.id, id), eq(incomingWebhooks.conversationId, conversationId), inUse))
    .returning({ id: incomingWebhooks.id });
  if (ended) return "in";
  const [removed] = await tx
    .delete(outgoingWebhooks)
    .where(and(eq(outgoingWebhooks.id, id), eq(outgoingWebhooks.conversationId, conversationId)))
    .returning({ id: outgoingWebhooks.id });
  return removed && "out";
}

export const outgoingOf = (db: Db, conversationId: string): Promise<OutgoingRow[]> =>
  db
    .select()
    .from(outgoingWebhooks)
    .where(eq(outgoingWebhooks.conversationId, conversationId))
    .orderBy(asc(outgoingWebhooks.createdAt));

export const findOutgoing = async (db: Db, id: string): Promise<OutgoingRow | undefined> =>
  (await db.select().from(outgoingWebhooks).where(eq(outgoingWebhooks.id, id)).limit(1))[0];

export const insertOutgoing = (tx: Tx, row: typeof outgoingWebhooks.$inferInsert) =>
  tx.insert(outgoingWebhooks).values(row);

export const markGone = (tx: Tx, id: string, goneAt: number) =>
  tx.update(outgoingWebhooks).set({ goneAt }).where(eq(outgoingWebhooks.id, id));

/** Bubbles of which something is told. */
export const tellingConversations = async (db: Db): Promise<string[]> =>
  (
    await db
      .selectDistinct({ id: outgoingWebhooks.conversationId })
      .from(outgoingWebhooks)
      .where(isNull(outgoingWebhooks.goneAt))
  ).map(({ id }) => id);

export const queueDeliveries = (tx: Tx, rows: (typeof webhookDeliveries.$inferInsert)[]) =>
  tx.insert(webhookDeliveries).values(rows).onConflictDoNothing();

export const dueDeliveries = (db: Db, now: number, limit: number): Promise<DeliveryRow[]> =>
  db
    .select()
    .from(webhookDeliveries)
    .where(lte(webhookDeliveries.nextAttemptAt, now))
    .orderBy(asc(webhookDeliveries.nextAttemptAt))
    .limit(limit);

export const nextDeliveryAt = async (db: Db): Promise<number | undefined> =>
  (
    await db
      .select({ at: sql<number | null>`min(${webhookDeliveries.nextAttemptAt})` })
      .from(webhookDeliveries)
      .where(isNotNull(webhookDeliveries.nextAttemptAt))
  )[0]?.at ?? undefined;

export const noteAttempt = (
  tx: Tx,
  id: string,
  outcome: Pick<DeliveryRow, "state" | "attempts" | "status" | "attemptedAt" | "nextAttemptAt">,
) => tx.update(webhookDeliveries).set(outcome).where(eq(webhookDeliveries.id, id));

export const deliveriesOf = (db: Db, webhookId: string, limit: number): Promise<DeliveryRow[]> =>
  db
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, webhookId))
    .orderBy(desc(webhookDeliveries.happenedAt), desc(webhookDeliveries.id))
    .limit(limit);

/** Of what is over. */
export const forgetDeliveries = (tx: Tx, before: number) =>
  tx
    .delete(webhookDeliveries)
    .where(and(lt(webhookDeliveries.happenedAt, before), isNull(webhookDeliveries.nextAttemptAt)));
