import type { Tx } from "../../platform/storage/database.ts";
import type { SecondFactorNeeded } from "../../protocol/sign-in.ts";
import type { AccountsDeps, SignInOrigin } from "./accounts.deps.ts";
import { closedBecause, singleSignOnNeeded } from "./accounts.errors.ts";
import type { AccountRow } from "./accounts.store.ts";
import { askSecondFactor } from "./ask-second-factor.ts";
import { type OpenedSession, type OpenSessionDeps, openSession } from "./open-session.ts";
import { mayOwnSignIn } from "./own-sign-in.ts";
import { personKey } from "./personal-fields.ts";

/** A session, or the question for one more proof. */
export type BegunSession = { readonly outcome: "signedIn"; readonly session: OpenedSession } | SecondFactorNeeded;

/** Goes on where the password (or the mailbox) has been proved: asks for the second factor where the account has one. */
export async function beginSession(
  deps: OpenSessionDeps & Pick<AccountsDeps, "allowsOwnSignIn">,
  tx: Tx,
  account: AccountRow,
  origin: SignInOrigin,
): Promise<BegunSession> {
  const closed = closedBecause(account);
  if (closed) throw closed;
  if (!(await mayOwnSignIn(deps, account))) throw singleSignOnNeeded();
  const accountId = account.id;
  const asked = await askSecondFactor(deps, tx, accountId, "password");
  if (asked) return asked;
  const key = await personKey(deps.keys, accountId);
  return { outcome: "signedIn", session: await openSession(deps, tx, key, { accountId, origin, way: "password" }) };
}
