import { and, asc, desc, eq, lt, lte } from "drizzle-orm";
import type { DataKey } from "../crypto/keys.ts";
import { openJson, sealJson } from "../crypto/seal.ts";
import type { Db, Tx } from "../storage/database.ts";
import { type MailContent, mails } from "./mail.tables.ts";

export interface StoredMail {
  readonly id: string;
  readonly content: MailContent;
  readonly attempts: number;
  readonly createdAt: number;
}

const placeOf = (id: string) => ({ table: "mails", column: "content", row: id });
const opened = (key: DataKey, row: typeof mails.$inferSelect): StoredMail => ({
  id: row.id,
  content: openJson(key, placeOf(row.id), row.content),
  attempts: row.attempts,
  createdAt: row.createdAt,
});

export async function insertMail(
  tx: Tx,
  key: DataKey,
  mail: Pick<typeof mails.$inferInsert, "id" | "state" | "createdAt" | "optionalFor"> & { content: MailContent },
): Promise<void> {
  const content = sealJson(key, placeOf(mail.id), mail.content);
  await tx.insert(mails).values({ ...mail, content, dueAt: mail.createdAt });
}

export const dueMails = async (db: Db, key: DataKey, now: number, limit: number): Promise<StoredMail[]> =>
  (
    await db
      .select()
      .from(mails)
      .where(and(eq(mails.state, "queued"), lte(mails.dueAt, now)))
      .orderBy(asc(mails.dueAt))
      .limit(limit)
  ).map((row) => opened(key, row));

/** When the next queued mail is due, or undefined when none is queued. */
export const nextDueAt = async (db: Db): Promise<number | undefined> =>
  (
    await db
      .select({ dueAt: mails.dueAt })
      .from(mails)
      .where(eq(mails.state, "queued"))
      .orderBy(asc(mails.dueAt))
      .limit(1)
  )[0]?.dueAt;

export const heldMails = async (db: Db, key: DataKey, limit: number): Promise<StoredMail[]> =>
  (await db.select().from(mails).where(eq(mails.state, "held")).orderBy(desc(mails.createdAt)).limit(limit)).map(
    (row) => opened(key, row),
  );

/** Addresses are sealed: whoever looks for one opens them all. */
export const allMails = async (db: Db, key: DataKey): Promise<StoredMail[]> =>
  (await db.select().from(mails)).map((row) => opened(key, row));

/** False once it was withdrawn. */
export const isThere = async (db: Db, id: string): Promise<boolean> =>
  (await db.select({ id: mails.id }).from(mails).where(eq(mails.id, id))).length > 0;

export const deleteOptional = (tx: Tx, accountId: string) => tx.delete(mails).where(eq(mails.optionalFor, accountId));

export async function deleteMail(tx: Tx, id: string): Promise<void> {
  await tx.delete(mails).where(eq(mails.id, id));
}

export async function postponeMail(tx: Tx, id: string, attempts: number, dueAt: number): Promise<void> {
  await tx.update(mails).set({ attempts, dueAt }).where(eq(mails.id, id));
}

export async function holdMail(tx: Tx, id: string, attempts: number): Promise<void> {
  await tx.update(mails).set({ attempts, state: "held" }).where(eq(mails.id, id));
}

/** Held mails carry addresses and one-time links: they do not stay for ever. */
export const heldForMs = 30 * 24 * 3600 * 1000;

export async function deleteHeldBefore(tx: Tx, createdBefore: number): Promise<void> {
  await tx.delete(mails).where(and(eq(mails.state, "held"), lt(mails.createdAt, createdBefore)));
}
