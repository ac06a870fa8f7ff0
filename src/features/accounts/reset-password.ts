import type { AccountsDeps } from "./accounts.deps.ts";
import { accountNotFound } from "./accounts.errors.ts";
import { changeAccount, findByEmailIndex } from "./accounts.store.ts";
import { emailIndex } from "./email-address.ts";
import { removeSessionsOf } from "./sessions.store.ts";

/**
 * Sets a new password on behalf of whoever runs the machine, and ends all sessions of the account.
 * @returns how many sessions ended
 */
export async function resetPassword(
  {
    db,
    facts,
    keys,
    passwords,
    authenticator,
  }: Pick<AccountsDeps, "db" | "facts" | "keys" | "passwords" | "authenticator">,
  email: string,
  newPassword: string,
): Promise<{ accountId: string; sessionsEnded: number }> {
  const passwordHash = await passwords.hash(newPassword);
  const result = await db.transaction(async (tx) => {
    const account = await findByEmailIndex(tx, emailIndex(keys, email));
    if (!account) throw accountNotFound();
    await changeAccount(tx, account.id, { passwordHash });
    const ended = await removeSessionsOf(tx, account.id);
    for (const sessionId of ended) {
      const payload = { accountId: account.id, sessionId };
      await facts.record(tx, "session.ended", payload, { scope: `account:${account.id}` });
    }
    return { accountId: account.id, sessionsEnded: ended.length };
  });
  authenticator.forgetAccount(result.accountId);
  return result;
}
