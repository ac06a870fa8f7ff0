import type { CompanyOverview } from "../../protocol/operators.ts";
import type { OperatorsDeps } from "./operators.deps.ts";
import { notFound } from "./operators.errors.ts";
import type { Terminations } from "./terminations.ts";

/** Companies with their licences. */
export async function companyList(
  { companies, plans }: Pick<OperatorsDeps, "companies" | "plans">,
  terminations: Pick<Terminations, "isEnding">,
): Promise<CompanyOverview[]> {
  const [all, counts, known, ending] = await Promise.all([
    companies.all(),
    plans.licenceCounts(),
    plans.plans.all(),
    terminations.isEnding(),
  ]);
  return all.map(({ terminatedAt, ...company }) => ({
    ...company,
    licences: counts
      .filter(({ companyId }) => companyId === company.id)
      .map(({ planId, bought, assigned }) => ({ planId, plan: known.get(planId)?.name ?? "", bought, assigned })),
    state: terminatedAt !== null || ending.has(company.id) ? "terminating" : "active",
  }));
}

/** What goes with a company, in numbers: the operator sees nothing of what is in it. */
export async function terminationPreview(
  deps: Pick<OperatorsDeps, "accounts" | "companies" | "files" | "conversations">,
  companyId: string,
) {
  const company = (await deps.companies.all()).find(({ id }) => id === companyId);
  if (!company) throw notFound();
  const ids = await deps.accounts.people.idsIn(companyId);
  const [{ invitations, domains }, files, { chats, bubbles }] = await Promise.all([
    deps.companies.previewTermination(companyId),
    deps.files.sum(ids),
    deps.conversations.count(ids),
  ]);
  return {
    name: company.name,
    members: ids.length,
    ...{ chats, bubbles, invitations, domains },
    files: files.count,
    fileBytes: files.bytes,
  };
}
