import type { Tx } from "../../platform/storage/database.ts";
import type { MemberEntry } from "../../protocol/companies.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { lastAdministrator, memberNotFound } from "./companies.errors.ts";
import { judgeMemberAct, type MemberAct, type Standing } from "./companies.policy.ts";
import { presentMember } from "./member-table.ts";

export interface Administering {
  readonly companyId: string;
  /** The administrator. */
  readonly actorId: string;
}
export type MemberChange = Administering & { readonly accountId: string };

/** What each act does, and what the audit log calls it. */
const acts: Record<
  Exclude<MemberAct, "resetSecondFactor">,
  {
    readonly entry: string;
    run(memberships: CompaniesDeps["accounts"]["memberships"], tx: Tx, id: string): Promise<void>;
  }
> = {
  makeAdministrator: { entry: "companies.role_changed", run: (to, tx, id) => to.setRole(tx, id, "administrator") },
  makeMember: { entry: "companies.role_changed", run: (to, tx, id) => to.setRole(tx, id, "member") },
  deactivate: { entry: "companies.member_deactivated", run: (to, tx, id) => to.deactivate(tx, id) },
  reactivate: { entry: "companies.member_reactivated", run: (to, tx, id) => to.reactivate(tx, id) },
  release: { entry: "companies.member_released", run: (to, tx, id) => to.release(tx, id) },
};

/** Whether the act would change anything: a repeated one is none. */
const isDone = (act: MemberAct, { role, isDeactivated }: Standing): boolean =>
  (act === "makeAdministrator" && role === "administrator") ||
  (act === "makeMember" && role === "member") ||
  (act === "deactivate" && isDeactivated) ||
  (act === "reactivate" && !isDeactivated);

/**
 * Everything an administrator does to a member. The last administrator is counted in the write queue, so that two at once
 * cannot both go.
 */
export async function changeMember(
  deps: Pick<CompaniesDeps, "db" | "facts" | "audit" | "accounts" | "roster">,
  act: keyof typeof acts,
  { companyId, actorId, accountId }: MemberChange,
): Promise<void> {
  const { memberships } = deps.accounts;
  const { entry, run } = acts[act];
  await deps.db.transaction(async (tx) => {
    const person = await standingFor(deps, tx, act, { companyId, accountId });
    if (isDone(act, person)) return;
    await run(memberships, tx, accountId);
    const detail = { roleBefore: person.role, ...(act.startsWith("make") && { role: roleAfter(act) }) };
    await deps.audit.record(tx, { act: entry, actorId, companyId, subjectId: accountId, detail });
    await deps.facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
  });
  memberships.settle(accountId);
  await deps.roster.refresh([accountId]);
}

const roleAfter = (act: MemberAct) => (act === "makeAdministrator" ? "administrator" : "member");

/** @throws what the policy refuses */
export async function standingFor(
  { accounts: { memberships } }: Pick<CompaniesDeps, "accounts">,
  tx: Tx,
  act: MemberAct,
  { companyId, accountId }: { companyId: string; accountId: string },
): Promise<Standing> {
  const person = await memberships.of(tx, accountId);
  const hasOther = await memberships.hasOtherAdministrator(tx, companyId, accountId);
  const verdict = judgeMemberAct(act, companyId, person, hasOther);
  if (verdict === "lastAdministrator") throw lastAdministrator();
  if (verdict === "notFound" || !person) throw memberNotFound();
  return person;
}

/** A member as their administrators see them. */
export async function memberEntryOf(
  { accounts: { memberships } }: Pick<CompaniesDeps, "accounts">,
  { companyId, accountId }: { companyId: string; accountId: string },
): Promise<MemberEntry> {
  const [account] = await memberships.accounts([accountId]);
  if (account?.companyId !== companyId) throw memberNotFound();
  return presentMember(account);
}
