import type { AccountsDeps, SignInOrigin } from "./accounts.deps.ts";
import { closedBecause, proofInvalid } from "./accounts.errors.ts";
import { findAccount } from "./accounts.store.ts";
import { type BegunSession, beginSession } from "./begin-session.ts";
import { forgetDevicesOf } from "./known-devices.store.ts";
import { assertGoodPassword, putPassword } from "./new-password.ts";
import { findPasswordReset } from "./password-resets.store.ts";
import { hashToken } from "./secrets.ts";
import { tellOfChange } from "./tell-of-change.ts";

type Deps = Pick<
  AccountsDeps,
  | "allowsOwnSignIn"
  | "audit"
  | "authenticator"
  | "config"
  | "db"
  | "facts"
  | "keys"
  | "mail"
  | "now"
  | "newId"
  | "passwords"
>;

/**
 * A new password by the mailed link. All sessions end, no browser is known any more, and the sign-in goes on from here: the
 * mailbox stands for the password, never for the second factor.
 */
export async function finishPasswordReset(
  deps: Deps,
  { token, newPassword }: { token: string; newPassword: string },
  origin: SignInOrigin,
): Promise<BegunSession> {
  const { db, passwords, now } = deps;
  const tokenHash = hashToken(token);
  const asked = await findPasswordReset(db.reader, tokenHash);
  const account = asked && asked.expiresAt > now() ? await findAccount(db.reader, asked.accountId) : undefined;
  if (!account || account.deletedAt !== null) throw proofInvalid();
  const closed = closedBecause(account);
  if (closed) throw closed;
  await assertGoodPassword(deps, account, newPassword);
  const passwordHash = await passwords.hash(newPassword);

  const begun = await db.transaction(async (tx) => {
    // Used a moment ago from another window.
    if (!(await findPasswordReset(tx, tokenHash))) throw proofInvalid();
    await putPassword(deps, tx, account.id, { passwordHash });
    await forgetDevicesOf(tx, account.id);
    await tellOfChange(deps, tx, account, { change: "password_reset", actorId: account.id });
    return beginSession(deps, tx, account, origin);
  });
  deps.authenticator.forgetAccount(account.id);
  return begun;
}
