import type { Caller } from "../../platform/platform.ts";
import type { OwnAccount } from "../../protocol/accounts.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { notSignedIn } from "./accounts.errors.ts";
import { type AccountRow, findAccount } from "./accounts.store.ts";
import type { OpenedSession } from "./open-session.ts";
import { openPersonalFields } from "./personal-fields.ts";

async function present(
  { config, keys, companyNames }: Pick<AccountsDeps, "config" | "keys" | "companyNames">,
  row: AccountRow,
  lacksSecondFactor: boolean,
): Promise<OwnAccount> {
  const names = row.companyId === null ? undefined : await companyNames([row.companyId]);
  return {
    ...(await openPersonalFields(keys, row)),
    id: row.id,
    language: row.language,
    companyName: names?.get(row.companyId ?? "") ?? null,
    isAdministrator: row.companyId !== null && row.companyRole === "administrator",
    isOperator: row.isOperator,
    lacksSecondFactor,
    owesTerms: row.termsVersion !== config.instance.terms_version,
    terms: { version: row.termsVersion, acceptedAt: row.termsAcceptedAt, language: row.termsLanguage },
    createdAt: row.createdAt,
  };
}

/** What a person sees of themselves. */
export async function ownAccount(
  deps: Pick<AccountsDeps, "config" | "db" | "keys" | "companyNames">,
  { accountId, lacksSecondFactor }: Pick<Caller, "accountId" | "lacksSecondFactor">,
): Promise<OwnAccount> {
  const row = await findAccount(deps.db.reader, accountId);
  if (!row || row.deletedAt !== null) throw notSignedIn();
  return present(deps, row, lacksSecondFactor);
}

/** What they see of themselves in the moment in which they come in. */
export async function ownAccountIn(
  deps: Pick<AccountsDeps, "authenticator" | "config" | "db" | "keys" | "companyNames">,
  { sessionToken }: Pick<OpenedSession, "sessionToken">,
): Promise<OwnAccount> {
  const caller = await deps.authenticator.callerOf(sessionToken);
  if (!caller) throw notSignedIn();
  return ownAccount(deps, caller);
}
