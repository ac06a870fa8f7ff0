import type { Tx } from "../../platform/storage/database.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { removeSessionsOf } from "./sessions.store.ts";

/**
 * Ends all sessions of an account, in the transaction of whoever has the reason; they call `forgetAccount` after the commit.
 * @param exceptId the session that goes on
 * @returns how many ended
 */
export async function endSessions(
  { facts }: Pick<AccountsDeps, "facts">,
  tx: Tx,
  accountId: string,
  exceptId?: string,
): Promise<number> {
  const ended = await removeSessionsOf(tx, accountId, exceptId);
  for (const sessionId of ended) {
    await facts.record(tx, "session.ended", { accountId, sessionId }, { scope: `account:${accountId}` });
  }
  return ended.length;
}
