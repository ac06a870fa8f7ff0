import { and, asc, count, eq, gt, isNull, ne } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { AccountRow } from "./accounts.store.ts";
import { accounts } from "./accounts.tables.ts";

const livingIn = (companyId: string) => and(eq(accounts.companyId, companyId), isNull(accounts.deletedAt));

/** A page of a company's people, in the order of their ids. */
export const membersAfter = (db: Db, companyId: string, id: string, limit: number): Promise<AccountRow[]> =>
  db
    .select()
    .from(accounts)
    .where(and(livingIn(companyId), gt(accounts.id, id)))
    .orderBy(asc(accounts.id))
    .limit(limit);

export const countMembers = async (db: Db, companyId: string): Promise<number> =>
  (await db.select({ members: count() }).from(accounts).where(livingIn(companyId)))[0]?.members ?? 0;

/** Administrators who can sign in, without one person. */
export const otherAdministrators = (db: Db, companyId: string, accountId: string): Promise<{ id: string }[]> =>
  db
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        livingIn(companyId),
        eq(accounts.companyRole, "administrator"),
        isNull(accounts.deactivatedAt),
        isNull(accounts.restrictedAt),
        ne(accounts.id, accountId),
      ),
    )
    .limit(1);

/** @returns false when the person belongs to a company already, or is gone */
export const bindIfFree = async (
  tx: Tx,
  accountId: string,
  binding: Pick<AccountRow, "companyId" | "companyRole">,
): Promise<boolean> =>
  (
    await tx
      .update(accounts)
      .set(binding)
      .where(and(eq(accounts.id, accountId), isNull(accounts.companyId), isNull(accounts.deletedAt)))
      .returning({ id: accounts.id })
  ).length > 0;
