import type { updateCompany as updateEndpoint } from "../../protocol/companies.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { Administering } from "./change-member.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { companyNotFound, supportBubbleUnfit } from "./companies.errors.ts";
import { type CompanyRow, changeCompany, findCompany } from "./companies.store.ts";
import { companyKey, openData, sealData, sealSupportContact } from "./company-record.ts";

type Change = InputOf<typeof updateEndpoint>["body"];

/** Changes what is given; an empty change is none. @throws companies.support_bubble_unfit */
export async function updateCompany(
  deps: Pick<CompaniesDeps, "db" | "keys" | "facts" | "audit" | "names" | "tendsBubble">,
  { companyId, actorId }: Administering,
  { data, colour, supportContact, requiresSecondFactor }: Change,
): Promise<void> {
  const { db, keys, facts, audit, names } = deps;
  // Members come in without being asked: nobody may open a bubble that is not theirs to open.
  if (supportContact?.kind === "bubble" && !(await deps.tendsBubble(actorId, supportContact.conversationId)))
    throw supportBubbleUnfit();
  const key = await companyKey(keys, companyId);
  const change: Partial<CompanyRow> = {
    ...(data && sealData(key, companyId, data)),
    ...(colour !== undefined && { colour }),
    ...(supportContact !== undefined && { supportContact: sealSupportContact(key, companyId, supportContact) }),
    ...(requiresSecondFactor !== undefined && { requiresSecondFactor }),
  };
  if (Object.keys(change).length === 0) return;
  await db.transaction(async (tx) => {
    const before = await findCompany(tx, companyId);
    if (!before) throw companyNotFound();
    await changeCompany(tx, companyId, change);
    const noted = (name: string, detail: Record<string, string | boolean | null>) =>
      audit.record(tx, { act: `companies.${name}`, actorId, companyId, subjectId: companyId, detail });
    if (data) await noted("data_changed", { nameBefore: openData(key, before)?.name ?? null, name: data.name });
    if (colour !== undefined) await noted("colour_changed", { before: before.colour, after: colour });
    if (supportContact !== undefined) await noted("support_contact_changed", { kind: supportContact?.kind ?? null });
    if (requiresSecondFactor !== undefined) {
      await noted("second_factor_rule_changed", { before: before.requiresSecondFactor, after: requiresSecondFactor });
    }
    await facts.record(tx, "company.changed", { companyId }, { scope: `company:${companyId}` });
  });
  if (data) names.forget(companyId);
}
