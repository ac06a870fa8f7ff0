import type { Platform } from "../../platform/platform.ts";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { Language } from "../../protocol/failures/index.ts";
import { type AccountRow, changeAccount, findAccount, findAccounts } from "./accounts.store.ts";
import type { CompanyRole } from "./accounts.tables.ts";
import type { Authenticator } from "./authenticate.ts";
import { bindIfFree, countMembers, membersAfter, otherAdministrators } from "./memberships.store.ts";
import { openPersonalFields } from "./personal-fields.ts";
import { removeSessionsOf } from "./sessions.store.ts";

/** Somebody as the administrators of their company see them. */
export interface MemberAccount {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: Language;
  /** null: in no company. */
  readonly companyId: string | null;
  readonly role: CompanyRole;
  readonly isDeactivated: boolean;
}

export type Membership = Pick<MemberAccount, "companyId" | "role" | "isDeactivated">;

const pageSize = 500;

/**
 * Who belongs to which company, as what. Companies decide; their acts run in their own transaction and call `settle` after
 * the commit, so that it counts for sessions at once.
 */
export function createMemberships(
  { db, facts, keys, now }: Pick<Platform, "db" | "facts" | "keys" | "now">,
  authenticator: Pick<Authenticator, "forgetAccount">,
) {
  const changed = (tx: Tx, accountId: string) =>
    facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });

  const opened = async (row: AccountRow): Promise<MemberAccount> => ({
    ...(await openPersonalFields(keys, row)),
    id: row.id,
    language: row.language,
    ...membershipOf(row),
  });

  return {
    /** Undefined when there is no such person (any more). */
    async of(reader: Db, accountId: string): Promise<Membership | undefined> {
      const row = await findAccount(reader, accountId);
      return row && row.deletedAt === null ? membershipOf(row) : undefined;
    },
    /** With names; people who are gone are left out. */
    async accounts(ids: readonly string[]): Promise<MemberAccount[]> {
      const rows = await findAccounts(db.reader, ids);
      return Promise.all(rows.filter(({ deletedAt }) => deletedAt === null).map(opened));
    },
    count: (companyId: string): Promise<number> => countMembers(db.reader, companyId),
    /** Everybody in a company, page by page. */
    async *everyoneIn(companyId: string): AsyncGenerator<MemberAccount[]> {
      let last = "";
      for (;;) {
        const rows = await membersAfter(db.reader, companyId, last, pageSize);
        if (rows.length === 0) return;
        last = rows.at(-1)?.id ?? last;
        yield await Promise.all(rows.map(opened));
      }
    },
    /** Whether somebody else who can sign in administers the company. */
    hasOtherAdministrator: async (reader: Db, companyId: string, accountId: string): Promise<boolean> =>
      (await otherAdministrators(reader, companyId, accountId)).length > 0,
    /** @returns false when they belong to a company already */
    async join(tx: Tx, accountId: string, companyId: string, role: CompanyRole): Promise<boolean> {
      if (!(await bindIfFree(tx, accountId, { companyId, companyRole: role }))) return false;
      await changed(tx, accountId);
      return true;
    },
    async setRole(tx: Tx, accountId: string, role: CompanyRole): Promise<void> {
      await changeAccount(tx, accountId, { companyRole: role });
      await changed(tx, accountId);
    },
    /** Back to belonging to nobody; a deactivated person can sign in again. */
    async release(tx: Tx, accountId: string): Promise<void> {
      await changeAccount(tx, accountId, { companyId: null, companyRole: "member", deactivatedAt: null });
      await changed(tx, accountId);
    },
    /** Every session ends, and with it every socket. */
    async deactivate(tx: Tx, accountId: string): Promise<void> {
      await changeAccount(tx, accountId, { deactivatedAt: now() });
      for (const sessionId of await removeSessionsOf(tx, accountId)) {
        await facts.record(tx, "session.ended", { accountId, sessionId }, { scope: `account:${accountId}` });
      }
      await changed(tx, accountId);
    },
    async reactivate(tx: Tx, accountId: string): Promise<void> {
      await changeAccount(tx, accountId, { deactivatedAt: null });
      await changed(tx, accountId);
    },
    settle: (accountId: string): void => authenticator.forgetAccount(accountId),
  };
}

const membershipOf = ({ companyId, companyRole, deactivatedAt }: AccountRow): Membership => ({
  companyId,
  role: companyRole,
  isDeactivated: deactivatedAt !== null,
});
