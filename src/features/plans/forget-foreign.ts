import { deleteForeignSettings } from "./functions.store.ts";
import { deleteForeignHolder } from "./licences.store.ts";
import type { PlansDeps } from "./plans.deps.ts";

/** Who left a company leaves its licence, group and switches there. Idempotent: told of every change of an account. */
export async function forgetForeign(
  { db, people, entitlements }: Pick<PlansDeps, "db" | "people" | "entitlements">,
  accountId: string,
): Promise<void> {
  entitlements.forget(accountId);
  await db.transaction(async (tx) => {
    const companyId = await people.companyOf(accountId, tx);
    await deleteForeignHolder(tx, accountId, companyId);
    await deleteForeignSettings(tx, accountId, companyId);
  });
}
