import { and, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import { prepared } from "../../../platform/storage/prepared.ts";
import { markSteps, seenMarksOff } from "./receipts.tables.ts";

export type StepsRow = typeof markSteps.$inferSelect;

const given = sql.placeholder;

const steps = prepared((db) =>
  db
    .select()
    .from(markSteps)
    .where(and(eq(markSteps.conversationId, given("conversationId")), eq(markSteps.accountId, given("accountId"))))
    .prepare(),
);
export const findSteps = (db: Db, conversationId: string, accountId: string): Promise<StepsRow | undefined> =>
  steps(db).get({ conversationId, accountId });

export const stepsIn = (db: Db, conversationId: string): Promise<StepsRow[]> =>
  db.select().from(markSteps).where(eq(markSteps.conversationId, conversationId));

const upsert = prepared((db) =>
  db
    .insert(markSteps)
    .values({
      conversationId: given("conversationId"),
      accountId: given("accountId"),
      delivered: given("delivered"),
      seen: given("seen"),
    })
    .onConflictDoUpdate({
      target: [markSteps.conversationId, markSteps.accountId],
      set: { delivered: sql`excluded.delivered`, seen: sql`excluded.seen` },
    })
    .prepare(),
);
export const saveSteps = async (tx: Tx, row: StepsRow): Promise<void> => void (await upsert(tx).run({ ...row }));

export const deleteStepsOf = (tx: Tx, accountId: string) =>
  tx.delete(markSteps).where(eq(markSteps.accountId, accountId));

export const whoHidesSeenMarks = async (db: Db): Promise<string[]> =>
  (await db.select().from(seenMarksOff)).map(({ accountId }) => accountId);

export const saveSeenMarksOff = (tx: Tx, accountId: string) =>
  tx.insert(seenMarksOff).values({ accountId }).onConflictDoNothing();

export const deleteSeenMarksOff = (tx: Tx, accountId: string) =>
  tx.delete(seenMarksOff).where(eq(seenMarksOff.accountId, accountId));
