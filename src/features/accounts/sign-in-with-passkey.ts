import { Failure } from "../../platform/http/failure.ts";
import type { PasskeyAssertion, PasskeyRequest } from "../../protocol/passkeys.ts";
import type { AccountsDeps, SignInOrigin } from "./accounts.deps.ts";
import { closedBecause, passkeyRefused, passkeysImpossible, singleSignOnNeeded } from "./accounts.errors.ts";
import { findAccount } from "./accounts.store.ts";
import { answeredChallenge, newChallenge } from "./factors/challenges.ts";
import { loadWebauthn } from "./factors/load-webauthn.ts";
import { takeAssertion } from "./factors/passkeys.ts";
import { siteOf } from "./factors/site.ts";
import { type OpenedSession, type OpenSessionDeps, openSession } from "./open-session.ts";
import { mayOwnSignIn } from "./own-sign-in.ts";
import { personKey } from "./personal-fields.ts";

/** Asks a browser for any passkey of this site: it names the person. */
export async function beginPasskeySignIn(deps: Pick<AccountsDeps, "config" | "db" | "now">): Promise<PasskeyRequest> {
  const { rpId, takesPasskeys } = siteOf(deps.config);
  if (!takesPasskeys) throw passkeysImpossible();
  const challenge = await deps.db.transaction((tx) => newChallenge(deps, tx, "passkeySignIn", null));
  return { challenge, rpId, credentialIds: [] };
}

/** Both factors in one: the device is what one has, and it made sure that one is its owner. */
export async function signInWithPasskey(
  deps: OpenSessionDeps & Pick<AccountsDeps, "allowsOwnSignIn" | "db">,
  assertion: PasskeyAssertion,
  origin: SignInOrigin,
): Promise<OpenedSession> {
  const site = siteOf(deps.config);
  const { challengeIn } = await loadWebauthn();
  const challenge = challengeIn(assertion.clientData, "get", site);
  const named = assertion.userHandle && Buffer.from(assertion.userHandle, "base64url").toString();
  const session = await deps.db.transaction(async (tx) => {
    // Nothing is thrown before the end: the challenge stays used, whatever came with it.
    if (!(await answeredChallenge(deps, tx, "passkeySignIn", challenge))) return null;
    const used = await takeAssertion(deps, tx, assertion, site);
    if (!used?.isUserVerified || used.accountId !== named) return null;
    const account = await findAccount(tx, used.accountId);
    if (!account || account.deletedAt !== null) return null;
    const closed = closedBecause(account);
    if (closed) return closed;
    if (!(await mayOwnSignIn(deps, account))) return singleSignOnNeeded();
    const { accountId } = used;
    return openSession(deps, tx, await personKey(deps.keys, accountId), { accountId, origin, way: "passkey" });
  });
  if (session instanceof Failure) throw session;
  if (!session) throw passkeyRefused();
  return session;
}
