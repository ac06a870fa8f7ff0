import type { Retention } from "../../protocol/conversations.ts";
import type { RuledConversation } from "../conversations/index.ts";
import type { RetentionDeps } from "./retention.deps.ts";
import { retentionIn } from "./retention.policy.ts";

/** What holds where. `instead` is asked "what if": a policy in the place of the one that is saved. */
export async function retentionOf(
  { policies, people }: Pick<RetentionDeps, "policies" | "people">,
  conversations: readonly RuledConversation[],
  instead?: { readonly scope: "company" | "bubble"; readonly scopeId: string; readonly policy: Retention },
): Promise<ReadonlyMap<string, Retention>> {
  const rules = await policies.all();
  if (rules.length === 0 && !instead) return new Map();
  const policyOf = async (scope: "company" | "bubble", id: string) =>
    instead?.scope === scope && instead.scopeId === id ? instead.policy : policies.of(scope, id);
  const deciding = ({ kind, members }: RuledConversation) =>
    members.filter(({ role }) => kind === "direct" || role === "organiser");
  const ids = new Set(conversations.flatMap((one) => deciding(one).map(({ accountId }) => accountId)));
  const byCompany = instead?.scope === "company" || rules.some(({ scope }) => scope === "company");
  const companyIds: ReadonlyMap<string, string> = byCompany ? await people.companyIdsOf([...ids]) : new Map();
  const found = new Map<string, Retention>();
  for (const conversation of conversations) {
    const { id, kind } = conversation;
    const members = [];
    for (const { accountId, role } of deciding(conversation)) {
      const companyId = companyIds.get(accountId);
      members.push({ role, company: companyId === undefined ? undefined : await policyOf("company", companyId) });
    }
    const inForce = retentionIn({ kind, own: await policyOf("bubble", id), members });
    if (inForce) found.set(id, inForce);
  }
  return found;
}
