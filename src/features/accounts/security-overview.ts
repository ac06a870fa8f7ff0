import { open } from "../../platform/crypto/seal.ts";
import type { Caller } from "../../platform/platform.ts";
import type { SecurityOverview } from "../../protocol/security.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { notSignedIn } from "./accounts.errors.ts";
import { findAccount } from "./accounts.store.ts";
import { newEmailPlace } from "./change-email.ts";
import { deviceName } from "./device-name.ts";
import { findEmailChange } from "./email-changes.store.ts";
import { countRecoveryCodes, findAuthenticator, passkeysOf } from "./factors/factors.store.ts";
import { presentPasskey } from "./factors/passkeys.ts";
import { siteOf } from "./factors/site.ts";
import { personKey } from "./personal-fields.ts";

/** How the person signs in, and what protects it. */
export async function securityOverview(
  {
    db,
    keys,
    config,
    now,
    companyRequiresSecondFactor,
  }: Pick<AccountsDeps, "db" | "keys" | "config" | "now" | "companyRequiresSecondFactor">,
  { accountId, companyId }: Pick<Caller, "accountId" | "companyId">,
  userAgent: string | null,
): Promise<SecurityOverview> {
  const { reader } = db;
  const key = await personKey(keys, accountId);
  const account = await findAccount(reader, accountId);
  if (!account) throw notSignedIn();
  const app = await findAuthenticator(reader, accountId);
  const change = await findEmailChange(reader, accountId);
  return {
    hasPassword: account.passwordHash !== null,
    authenticatorSince: app?.confirmedAt ?? null,
    recoveryCodesLeft: await countRecoveryCodes(reader, accountId),
    passkeys: (await passkeysOf(reader, accountId)).map((row) => presentPasskey(key, row)),
    passkeysPossible: siteOf(config).takesPasskeys,
    isSecondFactorRequired: companyId !== null && (await companyRequiresSecondFactor(companyId)),
    thisDevice: deviceName(userAgent),
    pendingEmail: change && change.expiresAt > now() ? open(key, newEmailPlace(accountId), change.email) : null,
  };
}
