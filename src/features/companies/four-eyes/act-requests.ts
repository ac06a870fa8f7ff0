import { openJson, sealJson } from "../../../platform/crypto/seal.ts";
import type { Tx } from "../../../platform/storage/database.ts";
import type { ActRequest, GuardedAct, listActRequests, requestAct } from "../../../protocol/companies.ts";
import type { InputOf, OutputOf } from "../../../protocol/endpoint.ts";
import { type Administering, changeMember, standingFor } from "../change-member.ts";
import type { CompaniesDeps } from "../companies.deps.ts";
import {
  fourEyesAlone,
  fourEyesOff,
  memberNotFound,
  ownRequest,
  requestNotFound,
  requestOver,
} from "../companies.errors.ts";
import { changeCompany } from "../companies.store.ts";
import { companyKey } from "../company-record.ts";
import { resetMemberSecondFactor } from "../reset-member-second-factor.ts";
import {
  type ActRequestRow,
  actRequestsOf,
  decideActRequest,
  findActRequest,
  insertActRequest,
  withdrawOpenRequests,
} from "./act-requests.store.ts";
import { type Decision, judgeDecision, mayBegin } from "./four-eyes.policy.ts";
import { hasFourEyes } from "./guard.ts";

/** Three days: over a weekend. */
const openMs = 3 * 24 * 3_600_000;
const shown = 50;

type Deps = Pick<CompaniesDeps, "db" | "keys" | "facts" | "audit" | "accounts" | "roster" | "now" | "eraseMember">;

const place = (id: string) => ({ table: "company_act_requests", column: "reason", row: id });

const administratorsOf = async ({ roster }: Pick<Deps, "roster">, companyId: string) =>
  (await roster.members(companyId)).filter(({ role, isDeactivated }) => role === "administrator" && !isDeactivated);

/** Told to the company's administrators, who fetch the list again. */
const tellOf = ({ facts }: Pick<Deps, "facts">, tx: Tx, companyId: string) =>
  facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });

/** @throws companies.four_eyes_alone */
export async function beginFourEyes(deps: Deps, { companyId, actorId }: Administering): Promise<void> {
  if (!mayBegin((await administratorsOf(deps, companyId)).length)) throw fourEyesAlone();
  await deps.db.transaction(async (tx) => {
    if (await hasFourEyes(tx, companyId)) return;
    await changeCompany(tx, companyId, { fourEyes: true });
    await deps.audit.record(tx, { act: "companies.four_eyes_begun", actorId, companyId, subjectId: companyId });
    await tellOf(deps, tx, companyId);
  });
}

/** By a confirmed request, or (null) by a command on the machine for a company whose other administrators are gone. */
export async function endFourEyes(
  deps: Pick<Deps, "db" | "audit" | "facts" | "now">,
  { companyId, actorId }: { readonly companyId: string; readonly actorId: string | null },
): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    if (!(await hasFourEyes(tx, companyId))) return false;
    await changeCompany(tx, companyId, { fourEyes: false });
    await withdrawOpenRequests(tx, companyId, deps.now());
    await deps.audit.record(tx, { act: "companies.four_eyes_ended", actorId, companyId, subjectId: companyId });
    await tellOf(deps, tx, companyId);
    return true;
  });
}

export async function requestGuardedAct(
  deps: Deps,
  { companyId, actorId }: Administering,
  { id, act, accountId, reason }: InputOf<typeof requestAct>["body"],
): Promise<ActRequest> {
  const { db, keys, audit, now } = deps;
  if ((act === "endFourEyes") !== (accountId === undefined)) throw memberNotFound();
  if (!mayBegin((await administratorsOf(deps, companyId)).length)) throw fourEyesAlone();
  const key = await companyKey(keys, companyId);
  await db.transaction(async (tx) => {
    if (!(await hasFourEyes(tx, companyId))) throw fourEyesOff();
    if (act !== "endFourEyes" && accountId !== undefined)
      await standingFor(deps, tx, act === "erase" ? "release" : act, { companyId, accountId });
    const row: ActRequestRow = {
      ...{ id, companyId, act, accountId: accountId ?? null, requestedById: actorId, requestedAt: now() },
      ...{ reason: sealJson(key, place(id), reason), expiresAt: now() + openMs },
      ...{ state: "open", decidedById: null, decidedAt: null },
    };
    if (!(await insertActRequest(tx, row))) return;
    const subjectId = accountId ?? companyId;
    await audit.record(tx, { act: "companies.act_requested", actorId, companyId, subjectId, detail: { act, reason } });
    await tellOf(deps, tx, companyId);
  });
  return presented(deps, companyId, id);
}

const decided = { confirm: "confirmed", refuse: "refused", withdraw: "withdrawn" } as const;
const noted = {
  confirm: "companies.act_confirmed",
  refuse: "companies.act_refused",
  withdraw: "companies.act_withdrawn",
} as const;

/**
 * Decides, and does what was confirmed. The decision is written first: of two who press at once one decides, and nothing is done
 * twice.
 */
export async function decideGuardedAct(
  deps: Deps,
  { companyId, actorId }: Administering,
  id: string,
  decision: Decision,
): Promise<ActRequest> {
  const { db, audit, now } = deps;
  const request = await db.transaction(async (tx) => {
    const found = await findActRequest(tx, id);
    const verdict = judgeDecision(decision, { companyId, actorId }, found, now());
    if (verdict === "notFound" || !found) throw requestNotFound();
    if (verdict === "ownRequest") throw ownRequest();
    if (verdict === "over") throw requestOver();
    await decideActRequest(tx, id, { state: decided[decision], decidedById: actorId, decidedAt: now() });
    const subjectId = found.accountId ?? companyId;
    const detail = { act: found.act, requestedBy: found.requestedById };
    await audit.record(tx, { act: noted[decision], actorId, companyId, subjectId, detail });
    await tellOf(deps, tx, companyId);
    return found;
  });
  if (decision === "confirm") {
    try {
      await carryOut(deps, request);
    } catch (error) {
      await db.transaction(async (tx) => {
        await decideActRequest(tx, id, { state: "failed", decidedById: actorId, decidedAt: now() });
        await tellOf(deps, tx, companyId);
      });
      throw error;
    }
  }
  return presented(deps, companyId, id);
}

/** As if whoever asked for it had done it: their name stands with the act, the confirming one's with the confirmation. */
async function carryOut(
  deps: Deps,
  { act, companyId, accountId, requestedById: actorId }: ActRequestRow,
): Promise<void> {
  if (act === "endFourEyes") return void (await endFourEyes(deps, { companyId, actorId }));
  if (accountId === null) return;
  const member = { companyId, actorId, accountId };
  if (act === "erase") return deps.eraseMember(member);
  if (act === "resetSecondFactor") return resetMemberSecondFactor(deps, member);
  return changeMember(deps, act satisfies Exclude<GuardedAct, "resetSecondFactor" | "endFourEyes" | "erase">, member);
}

export async function listGuardedActs(deps: Deps, companyId: string): Promise<OutputOf<typeof listActRequests>> {
  const { db } = deps;
  const rows = await actRequestsOf(db.reader, companyId, shown);
  return {
    isOn: await hasFourEyes(db.reader, companyId),
    administrators: (await administratorsOf(deps, companyId)).length,
    requests: await present(deps, companyId, rows),
  };
}

async function presented(deps: Deps, companyId: string, id: string): Promise<ActRequest> {
  const row = await findActRequest(deps.db.reader, id);
  const [request] = row?.companyId === companyId ? await present(deps, companyId, [row]) : [];
  if (!request) throw requestNotFound();
  return request;
}

async function present(
  { keys, now, accounts }: Pick<Deps, "keys" | "now" | "accounts">,
  companyId: string,
  rows: readonly ActRequestRow[],
): Promise<ActRequest[]> {
  const key = await companyKey(keys, companyId);
  const ids = rows.flatMap((row) => [row.accountId, row.requestedById, row.decidedById].filter((id) => id !== null));
  const people = new Map((await accounts.people.byIds([...new Set(ids)])).map((person) => [person.id, person]));
  const named = (id: string) => {
    const person = people.get(id);
    return { id, name: person ? `${person.firstName} ${person.lastName}`.trim() : "" };
  };
  return rows.map((row) => ({
    ...{ id: row.id, act: row.act, requestedAt: row.requestedAt, expiresAt: row.expiresAt, decidedAt: row.decidedAt },
    member: row.accountId === null ? null : named(row.accountId),
    requestedBy: named(row.requestedById),
    reason: openJson(key, place(row.id), row.reason),
    state: row.state === "open" && row.expiresAt <= now() ? "expired" : row.state,
    decidedBy: row.decidedById === null ? null : named(row.decidedById),
  }));
}
