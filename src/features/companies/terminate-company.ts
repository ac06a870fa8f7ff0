import type { CompaniesDeps } from "./companies.deps.ts";
import { companyNotFound } from "./companies.errors.ts";
import { changeCompany, findCompany } from "./companies.store.ts";
import { countDomains, removeDomainsOf } from "./domains.store.ts";
import { countInvitations, removeInvitationsOf } from "./invitations.store.ts";
import { findJoinLink, joinRequestsOf, removeJoinLink, removeJoinRequestsTo } from "./joining.store.ts";

/** What happens to its people: they go on with their accounts alone, or are kept out until they are erased. */
export type AccountsFate = "release" | "close";

/** Members changed in one transaction; between two, others get their turn. */
const atOnce = 200;
const counted = 10_000;

/** What ending a company would end, before anybody decides. */
export async function previewTermination(
  { db, accounts }: Pick<CompaniesDeps, "db" | "accounts">,
  companyId: string,
): Promise<{ members: number; invitations: number; domains: number; joinRequests: number; hasJoinLink: boolean }> {
  const { reader } = db;
  if (!(await findCompany(reader, companyId))) throw companyNotFound();
  return {
    members: await accounts.memberships.count(companyId),
    invitations: await countInvitations(reader, companyId),
    domains: await countDomains(reader, companyId),
    joinRequests: (await joinRequestsOf(reader, companyId, counted)).length,
    hasJoinLink: (await findJoinLink(reader, companyId)) !== undefined,
  };
}

/**
 * Ends a company: first every way in is closed, then its people are released or kept out, some at a time. Repeated after a
 * crash it goes on where it stopped. Its record stays, for the agreement and the audit log.
 * @param actorId the operator
 */
export async function terminateCompany(
  {
    db,
    audit,
    facts,
    accounts,
    roster,
    now,
  }: Pick<CompaniesDeps, "db" | "audit" | "facts" | "accounts" | "roster" | "now">,
  { companyId, actorId, fate }: { companyId: string; actorId: string; fate: AccountsFate },
): Promise<{ members: number }> {
  await db.transaction(async (tx) => {
    const company = await findCompany(tx, companyId);
    if (!company) throw companyNotFound();
    if (company.terminatedAt !== null) return;
    await changeCompany(tx, companyId, { terminatedAt: now() });
    await removeInvitationsOf(tx, companyId);
    await removeJoinLink(tx, companyId);
    await removeJoinRequestsTo(tx, companyId);
    await removeDomainsOf(tx, companyId);
    await audit.record(tx, { act: "companies.terminated", actorId, companyId, subjectId: companyId, detail: { fate } });
    await facts.record(tx, "company.changed", { companyId }, { scope: `company:${companyId}` });
  });
  const ids: string[] = [];
  for await (const page of accounts.memberships.everyoneIn(companyId)) ids.push(...page.map(({ id }) => id));
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = ids.slice(at, at + atOnce);
    await db.transaction(async (tx) => {
      for (const id of some) {
        if (fate === "release") await accounts.memberships.release(tx, id);
        else await accounts.memberships.deactivate(tx, id);
      }
    });
    for (const id of some) accounts.memberships.settle(id);
    await roster.refresh(some);
  }
  return { members: ids.length };
}
