import { and, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { FindableChoice } from "../../protocol/directory.ts";
import { companyPartners, companyVisibility, personVisibility, visibilityExceptions } from "./directory.tables.ts";

export type CompanyVisibilityRow = typeof companyVisibility.$inferSelect;

export const allCompanyRows = (db: Db): Promise<CompanyVisibilityRow[]> => db.select().from(companyVisibility);

export const allPartners = (db: Db): Promise<(typeof companyPartners.$inferSelect)[]> =>
  db.select().from(companyPartners);

export const findCompanyRow = async (db: Db, companyId: string): Promise<CompanyVisibilityRow | undefined> =>
  (await db.select().from(companyVisibility).where(eq(companyVisibility.companyId, companyId)).limit(1))[0];

export const companyIdByCode = async (db: Db, partnerCode: string): Promise<string | undefined> =>
  (
    await db
      .select({ id: companyVisibility.companyId })
      .from(companyVisibility)
      .where(eq(companyVisibility.partnerCode, partnerCode))
      .limit(1)
  )[0]?.id;

export const partnerIdsOf = async (db: Db, companyId: string): Promise<string[]> =>
  (
    await db
      .select({ id: companyPartners.partnerId })
      .from(companyPartners)
      .where(eq(companyPartners.companyId, companyId))
  ).map(({ id }) => id);

export const namedByOf = async (db: Db, partnerId: string): Promise<string[]> =>
  (
    await db
      .select({ id: companyPartners.companyId })
      .from(companyPartners)
      .where(eq(companyPartners.partnerId, partnerId))
  ).map(({ id }) => id);

export const putCompanyRow = (tx: Tx, { companyId, ...values }: CompanyVisibilityRow) =>
  tx
    .insert(companyVisibility)
    .values({ companyId, ...values })
    .onConflictDoUpdate({ target: companyVisibility.companyId, set: values });

export const insertPartner = (tx: Tx, companyId: string, partnerId: string) =>
  tx.insert(companyPartners).values({ companyId, partnerId }).onConflictDoNothing();

export const deletePartner = (tx: Tx, companyId: string, partnerId: string) =>
  tx
    .delete(companyPartners)
    .where(and(eq(companyPartners.companyId, companyId), eq(companyPartners.partnerId, partnerId)));

export interface OwnChoice {
  readonly choice: FindableChoice;
  readonly exceptions: readonly string[];
}
const asCompany: OwnChoice = { choice: "asCompany", exceptions: [] };

/** What these people decided for themselves; who decided nothing is left out. */
export async function choicesOf(db: Db, accountIds: readonly string[]): Promise<ReadonlyMap<string, OwnChoice>> {
  const choices = await db
    .select()
    .from(personVisibility)
    .where(inArray(personVisibility.accountId, [...accountIds]));
  if (choices.length === 0) return new Map();
  const hiding = choices.map(({ accountId }) => accountId);
  const exceptions = Map.groupBy(
    await db.select().from(visibilityExceptions).where(inArray(visibilityExceptions.accountId, hiding)),
    ({ accountId }) => accountId,
  );
  return new Map(
    choices.map(({ accountId, choice }) => [
      accountId,
      { choice, exceptions: (exceptions.get(accountId) ?? []).map(({ viewerId }) => viewerId) },
    ]),
  );
}

export const choiceOf = async (db: Db, accountId: string): Promise<OwnChoice> =>
  (await choicesOf(db, [accountId])).get(accountId) ?? asCompany;

export async function putChoice(tx: Tx, accountId: string, { choice, exceptions }: OwnChoice): Promise<void> {
  await tx.delete(visibilityExceptions).where(eq(visibilityExceptions.accountId, accountId));
  await tx
    .insert(personVisibility)
    .values({ accountId, choice })
    .onConflictDoUpdate({ target: personVisibility.accountId, set: { choice } });
  if (exceptions.length > 0) {
    await tx.insert(visibilityExceptions).values(exceptions.map((viewerId) => ({ accountId, viewerId })));
  }
}
