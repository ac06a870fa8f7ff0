import type { OwnVisibility } from "../../protocol/directory.ts";
import type { CompanyRules } from "./company-rules.ts";
import type { Deps } from "./directory.deps.ts";
import { companyDecides } from "./directory.errors.ts";
import { choiceOf, type OwnChoice, putChoice } from "./directory.store.ts";
import type { Directory } from "./directory.ts";

export interface OwnVisibilityDeps extends Deps {
  readonly rules: CompanyRules;
  readonly directory: Pick<Directory, "refresh" | "visibleTo">;
}
export interface Self {
  readonly accountId: string;
  readonly companyId: string | null;
}

/** Who can find somebody, as they see it. */
export async function ownVisibility(
  { db, rules }: Pick<OwnVisibilityDeps, "db" | "rules">,
  { accountId, companyId }: Self,
): Promise<OwnVisibility> {
  await rules.ready();
  const { choice, exceptions } = await choiceOf(db.reader, accountId);
  const rule = companyId === null ? undefined : rules.of(companyId);
  return { choice, exceptions: [...exceptions], mayHide: rule?.mayHide ?? true, companyLevel: rule?.level ?? null };
}

/** Hides somebody further than their company does. Exceptions are people they can find themselves; others are passed over. */
export async function changeOwnVisibility(
  deps: OwnVisibilityDeps,
  { accountId, companyId }: Self,
  { choice, exceptions }: OwnChoice,
): Promise<void> {
  await deps.rules.ready();
  const isHiding = choice !== "asCompany";
  if (isHiding && companyId !== null && !deps.rules.of(companyId).mayHide) throw companyDecides();
  const before = new Set((await choiceOf(deps.db.reader, accountId)).exceptions);
  const sees = await deps.directory.visibleTo(accountId);
  const kept = [...new Set(exceptions)].filter((id) => id !== accountId && (before.has(id) || sees(id)));
  await deps.db.transaction(async (tx) => {
    await putChoice(tx, accountId, { choice, exceptions: kept });
    await deps.facts.record(tx, "person.visibility_changed", { accountId }, { scope: `account:${accountId}` });
  });
  await deps.directory.refresh([accountId]);
}
