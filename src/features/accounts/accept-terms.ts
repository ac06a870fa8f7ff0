import type { Language } from "../../protocol/failures/index.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { termsOutdated } from "./accounts.errors.ts";
import { changeAccount } from "./accounts.store.ts";

/** Keeps which version of the terms was accepted, when, and in which language it was read. */
export async function acceptTerms(
  { db, facts, config, now, authenticator }: Pick<AccountsDeps, "db" | "facts" | "config" | "now" | "authenticator">,
  accountId: string,
  { version, language }: { version: string; language: Language },
): Promise<void> {
  if (version !== config.instance.terms_version) throw termsOutdated();
  await db.transaction(async (tx) => {
    await changeAccount(tx, accountId, { termsVersion: version, termsAcceptedAt: now(), termsLanguage: language });
    await facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });
  });
  authenticator.forgetAccount(accountId);
}
