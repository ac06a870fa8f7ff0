import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { notOffered } from "./single-sign-on.errors.ts";
import { removeBindings, removeConnection as removeRow } from "./single-sign-on.store.ts";

/** The company's people sign in with a password again; sessions that are open stay. */
export async function removeConnection(
  { audit, db }: Pick<SingleSignOnDeps, "audit" | "db">,
  { companyId, actorId }: { companyId: string; actorId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await removeRow(tx, companyId))) throw notOffered();
    await removeBindings(tx, companyId);
    await audit.record(tx, { act: "single_sign_on.removed", actorId, companyId });
  });
}
