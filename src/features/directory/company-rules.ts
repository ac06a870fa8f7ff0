import type { Platform } from "../../platform/platform.ts";
import {
  allCompanyRows,
  allPartners,
  type CompanyVisibilityRow,
  findCompanyRow,
  partnerIdsOf,
} from "./directory.store.ts";
import type { CompanyRule } from "./visibility.policy.ts";

/** What holds for a company that has decided nothing yet. */
export const defaultRule: CompanyRule = { level: "public", mayHide: true, partnerIds: new Set() };

const ruleOf = (row: CompanyVisibilityRow | undefined, partnerIds: readonly string[] = []): CompanyRule => {
  const { level, mayHide } = row ?? defaultRule;
  return { level, mayHide, partnerIds: new Set(partnerIds) };
};

/** What companies decided, in memory: it is asked for every person a search finds. */
export function createCompanyRules({ db }: Pick<Platform, "db">) {
  const rules = new Map<string, CompanyRule>();
  let loading: Promise<void> | undefined;

  async function load(): Promise<void> {
    const rows = new Map((await allCompanyRows(db.reader)).map((row) => [row.companyId, row]));
    const partners = Map.groupBy(await allPartners(db.reader), ({ companyId }) => companyId);
    for (const companyId of new Set([...rows.keys(), ...partners.keys()])) {
      const partnerIds = partners.get(companyId)?.map(({ partnerId }) => partnerId);
      rules.set(companyId, ruleOf(rows.get(companyId), partnerIds));
    }
  }

  return {
    /** Resolves once `of` knows every company; a failure is met again by the next caller, who tries anew. */
    ready(): Promise<void> {
      loading ??= load().catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
    of: (companyId: string): CompanyRule => rules.get(companyId) ?? defaultRule,
    /** After a change was committed. @returns the rule before */
    async refresh(companyId: string): Promise<CompanyRule> {
      const before = rules.get(companyId) ?? defaultRule;
      const row = await findCompanyRow(db.reader, companyId);
      rules.set(companyId, ruleOf(row, await partnerIdsOf(db.reader, companyId)));
      return before;
    },
  };
}
export type CompanyRules = ReturnType<typeof createCompanyRules>;
