import type { Tx } from "../../platform/storage/database.ts";
import type { CompanyVisibility, VisibilityLevel } from "../../protocol/directory.ts";
import type { Companies } from "../companies/index.ts";
import { type CompanyRules, defaultRule } from "./company-rules.ts";
import type { Deps } from "./directory.deps.ts";
import { partnerNotFound, tooManyPartners } from "./directory.errors.ts";
import {
  type CompanyVisibilityRow,
  companyIdByCode,
  deletePartner,
  findCompanyRow,
  insertPartner,
  namedByOf,
  partnerIdsOf,
  putCompanyRow,
} from "./directory.store.ts";
import type { LivePeople } from "./directory.ts";

export interface CompanyVisibilityDeps extends Deps {
  readonly rules: CompanyRules;
  readonly companies: Pick<Companies, "companyNames">;
  readonly live: Pick<LivePeople, "ruleChanged">;
}
/** Who decides, and for which company. */
export interface Administrator {
  readonly accountId: string;
  readonly companyId: string;
}

const mostPartners = 200;

/** How far a company can be found, as its administrators see it. */
export async function companyVisibility(
  { db, companies }: Pick<CompanyVisibilityDeps, "db" | "companies">,
  companyId: string,
): Promise<CompanyVisibility> {
  const { level, mayHide, partnerCode } = await rowOf(db.reader, companyId);
  const partnerIds = await partnerIdsOf(db.reader, companyId);
  const namedByIds = await namedByOf(db.reader, companyId);
  const names = await companies.companyNames([...new Set([...partnerIds, ...namedByIds])]);
  const named = (ids: readonly string[]) =>
    ids.map((id) => ({ id, name: names.get(id) ?? "" })).sort((a, b) => a.name.localeCompare(b.name));
  return { level, mayHide, partners: named(partnerIds), namedBy: named(namedByIds), partnerCode };
}

/** Changes what is given; counts for everybody's next search. */
export function changeCompanyVisibility(
  deps: CompanyVisibilityDeps,
  by: Administrator,
  change: { readonly level?: VisibilityLevel | undefined; readonly mayHide?: boolean | undefined },
): Promise<void> {
  return decide(deps, by, async (tx, before) => {
    const { level = before.level, mayHide = before.mayHide } = change;
    if (level === before.level && mayHide === before.mayHide) return;
    await putCompanyRow(tx, { ...before, level, mayHide });
    await deps.audit.record(tx, {
      ...{ act: "directory.visibility_changed", actorId: by.accountId, companyId: by.companyId },
      detail: { level, levelBefore: before.level, mayHide, mayHideBefore: before.mayHide },
    });
  });
}

/**
 * Lets the people of another company find one's own. The code shows that its administrators gave it out: companies can
 * neither be searched nor guessed.
 */
export function namePartner(deps: CompanyVisibilityDeps, by: Administrator, code: string): Promise<void> {
  return decide(deps, by, async (tx) => {
    const partnerId = await companyIdByCode(tx, code);
    if (partnerId === undefined || partnerId === by.companyId) throw partnerNotFound();
    const partnerIds = await partnerIdsOf(tx, by.companyId);
    if (partnerIds.includes(partnerId)) return;
    if (partnerIds.length >= mostPartners) throw tooManyPartners();
    await insertPartner(tx, by.companyId, partnerId);
    await record(deps, tx, by, "directory.partner_named", partnerId);
  });
}

export function removePartner(deps: CompanyVisibilityDeps, by: Administrator, partnerId: string): Promise<void> {
  return decide(deps, by, async (tx) => {
    if (!(await partnerIdsOf(tx, by.companyId)).includes(partnerId)) return;
    await deletePartner(tx, by.companyId, partnerId);
    await record(deps, tx, by, "directory.partner_removed", partnerId);
  });
}

/** Makes the code that another company names this one by; whoever still has the earlier one can do nothing with it. */
export function renewPartnerCode(deps: CompanyVisibilityDeps, by: Administrator): Promise<void> {
  const partnerCode = deps.newId();
  return decide(deps, by, async (tx, before) => {
    await putCompanyRow(tx, { ...before, partnerCode });
    await record(deps, tx, by, "directory.partner_code_renewed");
  });
}

/** The frame of them all: one transaction with its fact, and afterwards the rule in memory. */
async function decide(
  { db, facts, rules, live }: CompanyVisibilityDeps,
  { accountId, companyId }: Administrator,
  change: (tx: Tx, before: CompanyVisibilityRow) => Promise<void>,
): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await rowOf(tx, companyId);
    await change(tx, before);
    await facts.record(tx, "company.visibility_changed", { companyId }, { scope: `account:${accountId}` });
  });
  live.ruleChanged(companyId, await rules.refresh(companyId));
}

const rowOf = async (db: Parameters<typeof findCompanyRow>[0], companyId: string): Promise<CompanyVisibilityRow> =>
  (await findCompanyRow(db, companyId)) ?? {
    ...{ companyId, level: defaultRule.level, mayHide: defaultRule.mayHide },
    partnerCode: null,
  };

const record = (deps: Deps, tx: Tx, by: Administrator, act: string, subjectId?: string) =>
  deps.audit.record(tx, {
    ...{ act, actorId: by.accountId, companyId: by.companyId },
    ...(subjectId !== undefined && { subjectId }),
  });
