import type { AccountsDeps } from "./accounts.deps.ts";
import { accountNotFound } from "./accounts.errors.ts";
import { findByEmailIndex } from "./accounts.store.ts";
import { emailIndex } from "./email-address.ts";
import { putPassword } from "./new-password.ts";
import { tellOfChange } from "./tell-of-change.ts";

/**
 * Sets a new password on behalf of whoever runs the machine, and ends all sessions of the account.
 * @returns how many sessions ended
 */
export async function resetPassword(
  deps: Pick<AccountsDeps, "audit" | "authenticator" | "config" | "db" | "facts" | "keys" | "mail" | "passwords">,
  email: string,
  newPassword: string,
): Promise<{ accountId: string; sessionsEnded: number }> {
  const passwordHash = await deps.passwords.hash(newPassword);
  const result = await deps.db.transaction(async (tx) => {
    const account = await findByEmailIndex(tx, emailIndex(deps.keys, email));
    if (!account) throw accountNotFound();
    const sessionsEnded = await putPassword(deps, tx, account.id, { passwordHash });
    await tellOfChange(deps, tx, account, { change: "password_changed", actorId: null });
    return { accountId: account.id, sessionsEnded };
  });
  deps.authenticator.forgetAccount(result.accountId);
  return result;
}
