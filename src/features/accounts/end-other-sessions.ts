import type { Caller } from "../../platform/platform.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { endSessions } from "./end-sessions.ts";

/** Signs the person out everywhere but here. @returns how many sessions ended */
export async function endOtherSessions(
  deps: Pick<AccountsDeps, "db" | "facts" | "audit" | "authenticator">,
  { accountId, sessionId, companyId }: Pick<Caller, "accountId" | "sessionId" | "companyId">,
): Promise<number> {
  const ended = await deps.db.transaction(async (tx) => {
    const count = await endSessions(deps, tx, accountId, sessionId);
    if (count > 0)
      await deps.audit.record(tx, {
        ...{ act: "accounts.sessions_ended", actorId: accountId, companyId, subjectId: accountId },
        detail: { count },
      });
    return count;
  });
  deps.authenticator.forgetAccount(accountId);
  return ended;
}
