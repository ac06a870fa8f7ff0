import type { AccountsDeps } from "./accounts.deps.ts";
import { findAccount, replaceByTombstone } from "./accounts.store.ts";
import { avatarIdsOf } from "./profiles.store.ts";
import { removeSessionsOf } from "./sessions.store.ts";
import { removeSignUpsFor } from "./sign-ups.store.ts";

/**
 * Ends an account for good: their key first, so that nothing sealed with it opens in any copy; then sessions, profile and
 * all that hangs on the account. Repeated after a crash it goes on where it stopped.
 */
export async function eraseAccount(
  { db, facts, keys, now, authenticator }: Pick<AccountsDeps, "db" | "facts" | "keys" | "now" | "authenticator">,
  accountId: string,
  destroyBlob: (id: string) => Promise<void>,
): Promise<void> {
  for (const id of await avatarIdsOf(db.reader, accountId)) await destroyBlob(id);
  await keys.destroy(`person:${accountId}`);
  await db.transaction(async (tx) => {
    const row = await findAccount(tx, accountId);
    if (!row || row.deletedAt !== null) return;
    for (const sessionId of await removeSessionsOf(tx, accountId))
      await facts.record(tx, "session.ended", { accountId, sessionId }, { scope: `account:${accountId}` });
    await removeSignUpsFor(tx, row.emailIndex);
    await replaceByTombstone(tx, row, now());
    await facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });
  });
  authenticator.forgetAccount(accountId);
}
