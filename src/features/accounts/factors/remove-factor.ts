import type { Tx } from "../../../platform/storage/database.ts";
import type { AccountsDeps } from "../accounts.deps.ts";
import { passkeyNotFound, secondFactorRequired } from "../accounts.errors.ts";
import { type AccountRow, findAccount } from "../accounts.store.ts";
import { tellOfChange } from "../tell-of-change.ts";
import {
  findPasskey,
  hasSecondFactor,
  removeAuthenticatorRow,
  removePasskeyRow,
  replaceRecoveryCodes,
} from "./factors.store.ts";

type Deps = Pick<
  AccountsDeps,
  "audit" | "authenticator" | "companyRequiresSecondFactor" | "config" | "db" | "facts" | "keys" | "mail"
>;

/** What is left must do for the company; recovery codes go with the last factor. @throws accounts.second_factor_required */
async function settle(deps: Deps, tx: Tx, { id, companyId }: AccountRow): Promise<void> {
  if (await hasSecondFactor(tx, id)) return;
  if (companyId !== null && (await deps.companyRequiresSecondFactor(companyId))) throw secondFactorRequired();
  await replaceRecoveryCodes(tx, id, []);
}

/** Removing what is not there is done already. */
export async function removeAuthenticator(deps: Deps, accountId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account || !(await removeAuthenticatorRow(tx, accountId))) return;
    await settle(deps, tx, account);
    await tellOfChange(deps, tx, account, { change: "authenticator_removed", actorId: accountId });
  });
  deps.authenticator.forgetAccount(accountId);
}

export async function removePasskey(deps: Deps, accountId: string, passkeyId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId);
    const passkey = await findPasskey(tx, accountId, passkeyId);
    if (!account || !passkey) throw passkeyNotFound();
    await removePasskeyRow(tx, passkey.id);
    await settle(deps, tx, account);
    await tellOfChange(deps, tx, account, { change: "passkey_removed", actorId: accountId });
  });
  deps.authenticator.forgetAccount(accountId);
}
