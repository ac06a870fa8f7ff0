import type { Tx } from "../../platform/storage/database.ts";
import type { MemberRole } from "../../protocol/companies.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { alreadyBound } from "./companies.errors.ts";
import { findCompany } from "./companies.store.ts";
import { removeInvitationTo } from "./invitations.store.ts";
import { removeJoinRequestOf, replaceJoinRequest } from "./joining.store.ts";

export type Outcome = "joined" | "requested";

interface Joining {
  readonly accountId: string;
  readonly companyId: string;
  readonly role?: MemberRole;
  /** How they came, for the audit log. */
  readonly by: "invitation" | "link" | "domain" | "request" | "singleSignOn";
  /** Who let them in; the person themself when nobody had to. */
  readonly actorId: string;
  /** Of an invitation that is fulfilled by this. */
  readonly emailIndex?: string;
}

/**
 * The one way into a company, inside the transaction of whoever opened the door; `joined` goes on after the commit.
 * @throws companies.already_bound
 */
export async function joinInto(
  { accounts, audit, facts, now }: Pick<CompaniesDeps, "accounts" | "audit" | "facts" | "now">,
  tx: Tx,
  { accountId, companyId, role: wished = "member", by, actorId, emailIndex }: Joining,
): Promise<void> {
  const company = await findCompany(tx, companyId);
  if (company?.terminatedAt !== null) throw alreadyBound();
  // An invitation from before the rule, or a file's line: one administrator alone makes no other.
  const role = company.fourEyes ? "member" : wished;
  if (!(await accounts.memberships.join(tx, accountId, companyId, role))) throw alreadyBound();
  await removeJoinRequestOf(tx, accountId);
  if (emailIndex !== undefined) await removeInvitationTo(tx, companyId, emailIndex);
  const detail = { by, role, at: now() };
  await audit.record(tx, { act: "companies.member_joined", actorId, companyId, subjectId: accountId, detail });
  await facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
}

/** Their sessions know it, and they stand in the list. */
export async function joined(
  { accounts, roster }: Pick<CompaniesDeps, "accounts" | "roster">,
  accountId: string,
): Promise<void> {
  accounts.memberships.settle(accountId);
  await roster.refresh([accountId]);
}

/** Puts somebody into the queue of people whom an administrator must let in. */
export async function requestInto(
  { facts, now, newId }: Pick<CompaniesDeps, "facts" | "now" | "newId">,
  tx: Tx,
  { accountId, companyId, origin }: { accountId: string; companyId: string; origin: "link" | "domain" },
): Promise<void> {
  await replaceJoinRequest(tx, { id: newId(), companyId, accountId, origin, requestedAt: now() });
  await facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
}
