import type { AccountsDeps } from "./accounts.deps.ts";
import { changeAccount } from "./accounts.store.ts";
import type { CompanyRole } from "./accounts.tables.ts";

export interface Assignment {
  readonly companyId: string | null;
  readonly role?: CompanyRole;
}

/** Makes the person a member or administrator of a company, or of none; counts for their sessions at once. */
export async function assignCompany(
  { db, facts, authenticator }: Pick<AccountsDeps, "db" | "facts" | "authenticator">,
  accountId: string,
  { companyId, role = "member" }: Assignment,
): Promise<void> {
  await db.transaction(async (tx) => {
    await changeAccount(tx, accountId, { companyId, companyRole: role });
    await facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });
  });
  authenticator.forgetAccount(accountId);
}
