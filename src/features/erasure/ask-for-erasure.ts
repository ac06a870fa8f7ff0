import type { Tx } from "../../platform/storage/database.ts";
import type { ErasureVerdict } from "../../protocol/erasure.ts";
import type { ErasureDeps } from "./erasure.deps.ts";
import { erasureRefused, notFound, yoursToErase } from "./erasure.errors.ts";
import { dueAfter, judgeErasure } from "./erasure.policy.ts";
import { allRequests, findRequest, insertRequestOnce, type RequestRow, requestsOf } from "./erasure.store.ts";

type Deps = Pick<ErasureDeps, "db" | "doors" | "now" | "config">;
const shown = 500;

/** Whether an account may go, by that person's word. @returns undefined: nobody of that id, or not of that company */
export async function verdictOn(
  { db, doors }: Pick<Deps, "db" | "doors">,
  { accountId, companyId: asCompany }: { readonly accountId: string; readonly companyId?: string },
  tx: Tx = db.reader as Tx,
): Promise<{ verdict: ErasureVerdict; companyId: string | null; endsCompany: boolean } | undefined> {
  const { people, memberships } = doors.accounts;
  const membership = await memberships.of(tx, accountId);
  if (!membership || (asCompany !== undefined && membership.companyId !== asCompany)) return undefined;
  const { companyId, role } = membership;
  const operators = await people.operatorIds();
  const others = companyId === null ? 0 : (await people.idsIn(companyId)).filter((id) => id !== accountId).length;
  const verdict = judgeErasure(
    asCompany === undefined ? "self" : "administrator",
    {
      companyId,
      isAdministrator: companyId !== null && role === "administrator",
      isOperator: operators.includes(accountId),
    },
    {
      others,
      hasOtherAdministrator: companyId !== null && (await memberships.hasOtherAdministrator(tx, companyId, accountId)),
      hasOtherOperator: operators.some((id) => id !== accountId),
    },
  );
  return { verdict, companyId, endsCompany: companyId !== null && others === 0 };
}

/** Refuses what the policy refuses, inside the act's transaction. */
export const judgedBy =
  (deps: Pick<Deps, "db" | "doors">, who: { readonly accountId: string; readonly companyId?: string }) =>
  async (tx: Tx): Promise<void> => {
    const found = await verdictOn(deps, who, tx);
    if (!found) throw notFound();
    if (found.verdict !== "allowed") throw erasureRefused(found.verdict);
  };

export const presentRequest = ({ askedAt }: Pick<RequestRow, "askedAt">) => ({ askedAt, dueAt: dueAfter(askedAt) });

/** Those who administer a company and can sign in. */
export async function administratorsOf({ doors }: Pick<Deps, "doors">, companyId: string) {
  const ids = await doors.accounts.people.idsIn(companyId);
  const members = await doors.accounts.memberships.accounts(ids);
  return members.filter(({ role, isDeactivated }) => role === "administrator" && !isDeactivated);
}

/** Sends a member's request to whoever decides (S53). Asking again changes nothing: the month runs from the first time. */
export async function askForErasure(deps: Deps, accountId: string): Promise<{ askedAt: number; dueAt: number }> {
  const { config, db, doors, now } = deps;
  const found = await verdictOn(deps, { accountId });
  if (!found) throw notFound();
  const { companyId } = found;
  if (found.verdict !== "askAdministrator" || companyId === null) throw yoursToErase();
  const administrators = await administratorsOf(deps, companyId);
  const [person] = await doors.accounts.memberships.accounts([accountId]);
  return db.transaction(async (tx) => {
    const earlier = await findRequest(tx, accountId);
    if (earlier) return presentRequest(earlier);
    const row = { accountId, companyId, askedAt: now() };
    await insertRequestOnce(tx, row);
    const name = person ? `${person.firstName} ${person.lastName}`.trim() : "";
    const url = `${new URL(config.server.public_url).origin}/company`;
    for (const { email, language } of administrators)
      await doors.mail.send(tx, {
        ...{ to: email, language, template: "erasureRequest" },
        data: { instanceName: config.instance.name, name, dueAt: presentRequest(row).dueAt, url },
      });
    return presentRequest(row);
  });
}

/** For a company's administrators, with names. */
export async function requestsTo({ db, doors }: Deps, companyId: string) {
  const rows = await requestsOf(db.reader, companyId, shown);
  const people = await doors.accounts.memberships.accounts(rows.map(({ accountId }) => accountId));
  const names = new Map(people.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()]));
  return rows
    .filter(({ accountId }) => names.has(accountId))
    .map((row) => ({ accountId: row.accountId, name: names.get(row.accountId) ?? "", ...presentRequest(row) }));
}

/** For who watches deadlines: every open request of the instance. */
export const openRequests = async ({ db }: Pick<Deps, "db">) =>
  (await allRequests(db.reader)).map((row) => ({
    ...{ id: row.accountId, accountId: row.accountId },
    ...{ at: row.askedAt, dueAt: dueAfter(row.askedAt) },
  }));
