import type { CompaniesDeps } from "./companies.deps.ts";
import { removeActRequestsExpiredBefore } from "./four-eyes/act-requests.store.ts";
import { removeInvitationsExpiredBefore } from "./invitations.store.ts";
import { recheckDomains } from "./recheck-domains.ts";

/** How long an administrator still sees that somebody did not come. */
const expiredKeptMs = 30 * 24 * 3_600_000;

/** What is done every hour. */
export async function lookAfterCompanies(
  deps: Pick<CompaniesDeps, "db" | "keys" | "audit" | "facts" | "dns" | "log" | "now">,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await removeInvitationsExpiredBefore(tx, deps.now() - expiredKeptMs);
    await removeActRequestsExpiredBefore(tx, deps.now() - expiredKeptMs);
  });
  await recheckDomains(deps);
}
