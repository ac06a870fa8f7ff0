import type { AccountsDeps } from "./accounts.deps.ts";
import { removeFurtherEmailRow } from "./further-emails.store.ts";
import { furtherEmailNotFound } from "./profiles.errors.ts";

/** Nobody is found by it any more, and others may prove it. */
export async function removeFurtherEmail(
  { db, facts }: Pick<AccountsDeps, "db" | "facts">,
  accountId: string,
  id: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await removeFurtherEmailRow(tx, accountId, id))) throw furtherEmailNotFound();
    await facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });
  });
}
