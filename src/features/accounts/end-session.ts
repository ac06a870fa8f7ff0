import type { AccountsDeps } from "./accounts.deps.ts";
import { sessionNotFound } from "./accounts.errors.ts";
import { removeSession } from "./sessions.store.ts";

/** Ends one of the person's own sessions, the current one included. */
export async function endSession(
  { db, facts, authenticator }: Pick<AccountsDeps, "db" | "facts" | "authenticator">,
  { accountId, sessionId }: { accountId: string; sessionId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await removeSession(tx, accountId, sessionId))) throw sessionNotFound();
    await facts.record(tx, "session.ended", { accountId, sessionId }, { scope: `account:${accountId}` });
  });
  authenticator.forgetSession(sessionId);
}
