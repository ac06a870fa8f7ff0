import type { Caller } from "../../platform/platform.ts";
import { activeConnectionOf } from "./connection.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { memberNotFound, notOffered, onlyWay } from "./single-sign-on.errors.ts";
import { mayUsePassword } from "./single-sign-on.policy.ts";
import { linkOf, removeLink } from "./single-sign-on.store.ts";

type Deps = Pick<SingleSignOnDeps, "accounts" | "audit" | "db" | "keys">;

/** The provider lets nobody in here any more until the account is bound again. @throws single_sign_on.only_way without a password */
export async function unbindOwnAccount(
  deps: Deps,
  { accountId, companyId, isAdministrator, isOperator }: Caller,
): Promise<void> {
  const connection = companyId === null ? undefined : await activeConnectionOf(deps, companyId);
  if (connection && !mayUsePassword(connection, { isAdministrator, isOperator })) throw onlyWay();
  await deps.db.transaction(async (tx) => {
    const link = await linkOf(tx, accountId);
    if (!link) throw notOffered();
    if (!(await deps.accounts.signOn.find(tx, accountId))?.hasPassword) throw onlyWay();
    await removeLink(tx, accountId);
    const act = "single_sign_on.person_unlinked";
    await deps.audit.record(tx, { act, actorId: accountId, companyId: link.companyId, subjectId: accountId });
  });
}

/**
 * An administrator undoes whom somebody is bound to: when the provider names them otherwise, or somebody else got in. Their next
 * sign-in there binds anew, by their address.
 */
export async function unbindMember(
  deps: Deps,
  { accountId, companyId, actorId }: { accountId: string; companyId: string; actorId: string },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const link = await linkOf(tx, accountId);
    const member = await deps.accounts.signOn.find(tx, accountId);
    if (link?.companyId !== companyId || member?.companyId !== companyId) throw memberNotFound();
    await removeLink(tx, accountId);
    await deps.accounts.signOn.endSessions(tx, accountId);
    const act = "single_sign_on.person_unlinked";
    await deps.audit.record(tx, { act, actorId, companyId, subjectId: accountId });
  });
  deps.accounts.signOn.settle(accountId);
}
