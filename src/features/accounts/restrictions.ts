import type { Platform } from "../../platform/platform.ts";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { Language } from "../../protocol/failures/index.ts";
import { type AccountRow, changeAccount, findAccount, findByEmailIndex } from "./accounts.store.ts";
import type { Authenticator } from "./authenticate.ts";
import { emailIndex } from "./email-address.ts";
import { openPersonalFields } from "./personal-fields.ts";
import { removeSessionsOf } from "./sessions.store.ts";

/** Somebody whose data may be restricted. */
export interface RestrictablePerson {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: Language;
  readonly companyId: string | null;
  /** null: used as ever. */
  readonly restrictedAt: number | null;
}

/**
 * Keeps somebody's data from being used (Art. 18 GDPR) and lets it be used again. Acts run in the caller's transaction, who
 * calls `settle` after the commit, so that it counts for sessions at once.
 */
export function createRestrictions(
  { db, facts, keys, now }: Pick<Platform, "db" | "facts" | "keys" | "now">,
  authenticator: Pick<Authenticator, "forgetAccount">,
) {
  const changed = (tx: Tx, accountId: string) =>
    facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });

  async function opened(row: AccountRow | undefined): Promise<RestrictablePerson | undefined> {
    if (!row || row.deletedAt !== null) return undefined;
    const { id, language, companyId, restrictedAt } = row;
    return { ...(await openPersonalFields(keys, row)), id, language, companyId, restrictedAt };
  }

  return {
    of: async (accountId: string, reader: Db = db.reader) => opened(await findAccount(reader, accountId)),
    byEmail: async (email: string) => opened(await findByEmailIndex(db.reader, emailIndex(keys, email))),
    /** Every session ends, and with it every socket and every browser that is pushed to. */
    async restrict(tx: Tx, accountId: string): Promise<void> {
      await changeAccount(tx, accountId, { restrictedAt: now() });
      for (const sessionId of await removeSessionsOf(tx, accountId))
        await facts.record(tx, "session.ended", { accountId, sessionId }, { scope: `account:${accountId}` });
      await changed(tx, accountId);
    },
    async release(tx: Tx, accountId: string): Promise<void> {
      await changeAccount(tx, accountId, { restrictedAt: null });
      await changed(tx, accountId);
    },
    settle: (accountId: string): void => authenticator.forgetAccount(accountId),
  };
}
