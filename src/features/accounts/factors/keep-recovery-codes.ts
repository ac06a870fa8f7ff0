import type { Tx } from "../../../platform/storage/database.ts";
import type { AccountsDeps } from "../accounts.deps.ts";
import { noSecondFactor } from "../accounts.errors.ts";
import { findAccount } from "../accounts.store.ts";
import { tellOfChange } from "../tell-of-change.ts";
import { countRecoveryCodes, hasSecondFactor, replaceRecoveryCodes } from "./factors.store.ts";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-codes.ts";

async function putNewCodes({ keys }: Pick<AccountsDeps, "keys">, tx: Tx, accountId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(
    tx,
    accountId,
    codes.map((code) => recoveryCodeHash(keys, accountId, code)),
  );
  return codes;
}

/** With the first factor come the codes for the day it is lost. @returns null when there are some already */
export const firstRecoveryCodes = async (
  deps: Pick<AccountsDeps, "keys">,
  tx: Tx,
  accountId: string,
): Promise<string[] | null> =>
  (await countRecoveryCodes(tx, accountId)) > 0 ? null : putNewCodes(deps, tx, accountId);

/** The old ones stop working. */
export function renewRecoveryCodes(
  deps: Pick<AccountsDeps, "audit" | "config" | "db" | "facts" | "keys" | "mail">,
  accountId: string,
): Promise<string[]> {
  return deps.db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account || !(await hasSecondFactor(tx, accountId))) throw noSecondFactor();
    await tellOfChange(deps, tx, account, { change: "recovery_codes_renewed", actorId: accountId });
    return putNewCodes(deps, tx, accountId);
  });
}
