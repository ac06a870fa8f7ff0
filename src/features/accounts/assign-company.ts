import type { Platform } from "../../platform/platform.ts";
import { changeAccount } from "./accounts.store.ts";

/** Makes the person a member of a company, or of none. */
export const assignCompany = (
  { db, facts }: Pick<Platform, "db" | "facts">,
  accountId: string,
  companyId: string | null,
): Promise<void> =>
  db.transaction(async (tx) => {
    await changeAccount(tx, accountId, { companyId });
    await facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });
  });
