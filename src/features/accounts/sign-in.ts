import type { AccountsDeps, SignInOrigin } from "./accounts.deps.ts";
import { signInRefused, unverified } from "./accounts.errors.ts";
import { findByEmailIndex } from "./accounts.store.ts";
import { type BegunSession, beginSession } from "./begin-session.ts";
import { emailIndex } from "./email-address.ts";
import { ownDevice } from "./known-devices.ts";
import type { OpenSessionDeps } from "./open-session.ts";
import { findSignUpByEmailIndex } from "./sign-ups.store.ts";

/** Opens a session, or asks for the second factor. Exactly one password is compared on every path, an unknown address included. */
export async function signIn(
  deps: OpenSessionDeps & Pick<AccountsDeps, "allowsOwnSignIn" | "db" | "passwords" | "guessLimit">,
  { email, password }: { email: string; password: string },
  origin: SignInOrigin,
): Promise<BegunSession> {
  const { db, keys, passwords, guessLimit } = deps;
  const index = emailIndex(keys, email);
  const account = await findByEmailIndex(db.reader, index);
  const signUp = await findSignUpByEmailIndex(db.reader, index);
  const device = await ownDevice(deps, db.reader, account?.id, origin);
  const wasRight = await guessLimit.begin({ subject: index, address: origin.address, ownDevice: device });
  const hash = account ? account.passwordHash : signUp?.passwordHash;
  if (!(await passwords.matches(password, hash ?? undefined))) throw signInRefused();
  await wasRight();
  // Only who chose the password learns that the proof is still missing.
  if (!account) throw unverified();

  return db.transaction(async (tx) => {
    // The password may have been reset while it was compared: then its session must not outlive the reset.
    const current = await findByEmailIndex(tx, index);
    if (current?.passwordHash !== account.passwordHash) throw signInRefused();
    return beginSession(deps, tx, current, origin);
  });
}
