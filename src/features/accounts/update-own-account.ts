import type { updateOwnAccount as updateEndpoint } from "../../protocol/accounts.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { changeAccount } from "./accounts.store.ts";

export async function updateOwnAccount(
  { db, facts, authenticator }: Pick<AccountsDeps, "db" | "facts" | "authenticator">,
  accountId: string,
  { language }: InputOf<typeof updateEndpoint>["body"],
): Promise<void> {
  await db.transaction(async (tx) => {
    await changeAccount(tx, accountId, { language });
    await facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });
  });
  authenticator.forgetAccount(accountId);
}
