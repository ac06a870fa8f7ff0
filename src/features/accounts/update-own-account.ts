import type { updateOwnAccount as updateEndpoint } from "../../protocol/accounts.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { changeAccount } from "./accounts.store.ts";
import { personKey, sealField } from "./personal-fields.ts";

/** Changes what is given; an empty change is none. */
export async function updateOwnAccount(
  { db, facts, keys, authenticator }: Pick<AccountsDeps, "db" | "facts" | "keys" | "authenticator">,
  accountId: string,
  { firstName, lastName, language }: InputOf<typeof updateEndpoint>["body"],
): Promise<void> {
  if (firstName === undefined && lastName === undefined && language === undefined) return;
  const key = await personKey(keys, accountId);
  await db.transaction(async (tx) => {
    await changeAccount(tx, accountId, {
      firstName: firstName === undefined ? undefined : sealField(key, accountId, "firstName", firstName),
      lastName: lastName === undefined ? undefined : sealField(key, accountId, "lastName", lastName),
      language,
    });
    await facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });
  });
  authenticator.forgetAccount(accountId);
}
