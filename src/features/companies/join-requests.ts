import type { JoinRequest } from "../../protocol/companies.ts";
import type { Administering } from "./change-member.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { requestNotFound } from "./companies.errors.ts";
import { joined, joinInto } from "./join-company.ts";
import { joinRequestsOf, takeJoinRequest } from "./joining.store.ts";

/** Shown at once; when some are decided, the next ones follow. */
const shown = 200;

/** People who are gone or have found a company elsewhere ask no longer. */
export async function listJoinRequests(
  { db, accounts }: Pick<CompaniesDeps, "db" | "accounts">,
  companyId: string,
): Promise<JoinRequest[]> {
  const rows = await joinRequestsOf(db.reader, companyId, shown);
  const people = await accounts.memberships.accounts(rows.map(({ accountId }) => accountId));
  const byId = new Map(people.map((person) => [person.id, person]));
  return rows.flatMap(({ id, accountId, origin, requestedAt }) => {
    const person = byId.get(accountId);
    if (person?.companyId !== null) return [];
    const { firstName, lastName, email } = person;
    return [{ id, accountId, firstName, lastName, email, origin, requestedAt }];
  });
}

export async function decideJoinRequest(
  deps: Pick<CompaniesDeps, "db" | "accounts" | "audit" | "facts" | "roster" | "now">,
  { companyId, actorId }: Administering,
  requestId: string,
  decision: "accept" | "refuse",
): Promise<void> {
  const accountId = await deps.db.transaction(async (tx) => {
    const request = await takeJoinRequest(tx, companyId, requestId);
    if (!request) throw requestNotFound();
    const person = await deps.accounts.memberships.of(tx, request.accountId);
    if (decision === "accept" && person?.companyId === null) {
      await joinInto(deps, tx, { accountId: request.accountId, companyId, by: "request", actorId });
      return request.accountId;
    }
    await deps.audit.record(tx, {
      ...{ act: "companies.join_request_refused", actorId, companyId, subjectId: request.accountId },
    });
    await deps.facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
    // They may ask elsewhere now.
    await deps.facts.record(
      tx,
      "account.changed",
      { accountId: request.accountId },
      { scope: `account:${request.accountId}` },
    );
    return undefined;
  });
  if (accountId !== undefined) await joined(deps, accountId);
}
