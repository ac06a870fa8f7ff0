import { seal } from "../../../platform/crypto/seal.ts";
import type { AccountsDeps } from "../accounts.deps.ts";
import { authenticatorExists, notSignedIn, secondFactorRefused } from "../accounts.errors.ts";
import { findAccount } from "../accounts.store.ts";
import { openPersonalFields, personKey } from "../personal-fields.ts";
import { tellOfChange } from "../tell-of-change.ts";
import { beginAuthenticatorRow, confirmAuthenticatorRow, findAuthenticator } from "./factors.store.ts";
import { firstRecoveryCodes } from "./keep-recovery-codes.ts";
import { proveAuthenticator, secretPlace } from "./prove-second-factor.ts";
import { newSecret, setUpUri } from "./totp.ts";

/** Makes the secret for an app; it is asked of nobody before a code of it was shown. */
export async function beginAuthenticator(
  { db, keys, config, now }: Pick<AccountsDeps, "db" | "keys" | "config" | "now">,
  accountId: string,
): Promise<{ secret: string; uri: string }> {
  const account = await findAccount(db.reader, accountId);
  if (!account) throw notSignedIn();
  const secret = newSecret();
  const sealed = seal(await personKey(keys, accountId), secretPlace(accountId), secret);
  await db.transaction(async (tx) => {
    const known = await findAuthenticator(tx, accountId);
    if (known && known.confirmedAt !== null) throw authenticatorExists();
    await beginAuthenticatorRow(tx, { accountId, secret: sealed, createdAt: now() });
  });
  const { email } = await openPersonalFields(keys, account);
  return { secret, uri: setUpUri(config.instance.name, email, secret) };
}

type Deps = Pick<AccountsDeps, "audit" | "authenticator" | "config" | "db" | "facts" | "keys" | "mail" | "now">;

/** From here on the app is asked for. @returns recovery codes, when these are the first */
export async function confirmAuthenticator(deps: Deps, accountId: string, code: string): Promise<string[] | null> {
  const codes = await deps.db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account || !(await proveAuthenticator(deps, tx, accountId, { code, isConfirmed: false }))) {
      throw secondFactorRefused();
    }
    await confirmAuthenticatorRow(tx, accountId, deps.now());
    await tellOfChange(deps, tx, account, { change: "authenticator_added", actorId: accountId });
    return firstRecoveryCodes(deps, tx, accountId);
  });
  deps.authenticator.forgetAccount(accountId);
  return codes;
}
