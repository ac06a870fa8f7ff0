import type { OwnAccount } from "../../protocol/accounts.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { notSignedIn } from "./accounts.errors.ts";
import { type AccountRow, findAccount } from "./accounts.store.ts";
import { openPersonalFields } from "./personal-fields.ts";

async function present(
  { keys, companyNames }: Pick<AccountsDeps, "keys" | "companyNames">,
  row: AccountRow,
): Promise<OwnAccount> {
  const names = row.companyId === null ? undefined : await companyNames([row.companyId]);
  return {
    ...(await openPersonalFields(keys, row)),
    id: row.id,
    language: row.language,
    companyName: names?.get(row.companyId ?? "") ?? null,
    isOperator: row.isOperator,
    terms: { version: row.termsVersion, acceptedAt: row.termsAcceptedAt, language: row.termsLanguage },
    createdAt: row.createdAt,
  };
}

/** What a person sees of themselves. */
export async function ownAccount(
  deps: Pick<AccountsDeps, "db" | "keys" | "companyNames">,
  accountId: string,
): Promise<OwnAccount> {
  const row = await findAccount(deps.db.reader, accountId);
  if (!row || row.deletedAt !== null) throw notSignedIn();
  return present(deps, row);
}
