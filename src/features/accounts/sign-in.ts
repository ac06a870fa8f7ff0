import type { AccountsDeps, SignInOrigin } from "./accounts.deps.ts";
import { signInRefused, unverified } from "./accounts.errors.ts";
import { findByEmailIndex } from "./accounts.store.ts";
import { emailIndex } from "./email-address.ts";
import { openSession } from "./open-session.ts";
import { personKey } from "./personal-fields.ts";
import { findSignUpByEmailIndex } from "./sign-ups.store.ts";

/**
 * Opens a session. Exactly one password is compared on every path, an unknown address included.
 * @returns the account's id and the session's token
 */
export async function signIn(
  deps: Pick<AccountsDeps, "db" | "keys" | "passwords" | "now" | "newId">,
  { email, password }: { email: string; password: string },
  { userAgent }: SignInOrigin,
): Promise<{ accountId: string; sessionToken: string }> {
  const { db, keys, passwords } = deps;
  const index = emailIndex(keys, email);
  const account = await findByEmailIndex(db.reader, index);
  const signUp = await findSignUpByEmailIndex(db.reader, index);
  const isRight = await passwords.matches(password, (account ?? signUp)?.passwordHash);
  if (!isRight) throw signInRefused();
  // Only who chose the password learns that the proof is still missing.
  if (!account) throw unverified();

  const key = await personKey(keys, account.id);
  const sessionToken = await db.transaction(async (tx) => {
    // The password may have been reset while it was compared: then its session must not outlive the reset.
    const current = await findByEmailIndex(tx, index);
    if (current?.passwordHash !== account.passwordHash) throw signInRefused();
    return openSession(deps, tx, key, { accountId: account.id, userAgent });
  });
  return { accountId: account.id, sessionToken };
}
