import type { Caller } from "../../platform/platform.ts";
import { activeConnectionOf } from "./connection.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { notOffered, onlyWay } from "./single-sign-on.errors.ts";
import { mayUsePassword } from "./single-sign-on.policy.ts";
import { linkOf, removeLink } from "./single-sign-on.store.ts";

/** The provider lets nobody in here any more until the account is bound again. */
export async function unbindOwnAccount(
  deps: Pick<SingleSignOnDeps, "audit" | "db" | "keys">,
  { accountId, companyId, isAdministrator, isOperator }: Caller,
): Promise<void> {
  const connection = companyId === null ? undefined : await activeConnectionOf(deps, companyId);
  if (connection && !mayUsePassword(connection, { isAdministrator, isOperator })) throw onlyWay();
  await deps.db.transaction(async (tx) => {
    const link = await linkOf(tx, accountId);
    if (!link) throw notOffered();
    await removeLink(tx, accountId);
    const act = "single_sign_on.person_unlinked";
    await deps.audit.record(tx, { act, actorId: accountId, companyId: link.companyId, subjectId: accountId });
  });
}
