import type { Tx } from "../../platform/storage/database.ts";
import type { SecondFactorNeeded } from "../../protocol/sign-in.ts";
import type { SignInOrigin } from "./accounts.deps.ts";
import { deactivated } from "./accounts.errors.ts";
import type { AccountRow } from "./accounts.store.ts";
import { challengeLifeMs, newChallenge } from "./factors/challenges.ts";
import { countRecoveryCodes, findAuthenticator, passkeysOf } from "./factors/factors.store.ts";
import { requestFor } from "./factors/passkeys.ts";
import { siteOf } from "./factors/site.ts";
import { type OpenedSession, type OpenSessionDeps, openSession } from "./open-session.ts";
import { personKey } from "./personal-fields.ts";

/** A session, or the question for one more proof. */
export type BegunSession = { readonly outcome: "signedIn"; readonly session: OpenedSession } | SecondFactorNeeded;

/** Goes on where the password (or the mailbox) has been proved: asks for the second factor where the account has one. */
export async function beginSession(
  deps: OpenSessionDeps,
  tx: Tx,
  account: AccountRow,
  origin: SignInOrigin,
): Promise<BegunSession> {
  if (account.deactivatedAt !== null) throw deactivated();
  const accountId = account.id;
  const key = await personKey(deps.keys, accountId);
  const app = await findAuthenticator(tx, accountId);
  const passkeys = await passkeysOf(tx, accountId);
  const hasApp = app !== undefined && app.confirmedAt !== null;
  if (!hasApp && passkeys.length === 0) {
    return { outcome: "signedIn", session: await openSession(deps, tx, key, { accountId, origin, way: "password" }) };
  }
  const challenge = await newChallenge(deps, tx, "secondFactor", accountId);
  const hasCodes = (await countRecoveryCodes(tx, accountId)) > 0;
  return {
    outcome: "secondFactorNeeded",
    challenge,
    expiresAt: deps.now() + challengeLifeMs,
    ways: [
      ...(passkeys.length > 0 ? (["passkey"] as const) : []),
      ...(hasApp ? (["authenticator"] as const) : []),
      ...(hasCodes ? (["recoveryCode"] as const) : []),
    ],
    passkey: requestFor(key, passkeys, siteOf(deps.config), challenge),
  };
}
