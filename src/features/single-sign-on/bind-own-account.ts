import type { Caller } from "../../platform/platform.ts";
import { circumstancesOf, subjectIndexOf } from "./circumstances.ts";
import type { Connection } from "./connection.ts";
import type { ProviderIdentity } from "./provider.ts";
import { refusalOf } from "./refusal.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { decideLink } from "./single-sign-on.policy.ts";
import { putLink } from "./single-sign-on.store.ts";

/** Somebody binds the account they are signed in to; the only way for an operator. */
export async function bindOwnAccount(
  deps: SingleSignOnDeps,
  connection: Connection,
  identity: ProviderIdentity,
  { accountId }: Pick<Caller, "accountId">,
): Promise<void> {
  const { audit, db, keys, now } = deps;
  const { companyId } = connection;
  await db.transaction(async (tx) => {
    const entry = decideLink(accountId, await circumstancesOf(deps, tx, connection, identity));
    if (entry.kind === "refuse") throw refusalOf(entry.reason);
    const subjectIndex = subjectIndexOf(keys, connection, identity.subject);
    await putLink(tx, { accountId, companyId, subjectIndex, isConsented: true, linkedAt: now() });
    await audit.record(tx, {
      act: "single_sign_on.person_linked",
      ...{ actorId: accountId, companyId, subjectId: accountId },
    });
  });
}
