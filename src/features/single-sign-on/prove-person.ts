import type { Caller } from "../../platform/platform.ts";
import { subjectIndexOf } from "./circumstances.ts";
import type { Connection } from "./connection.ts";
import type { ProviderIdentity } from "./provider.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { otherPerson } from "./single-sign-on.errors.ts";
import { linkBySubject } from "./single-sign-on.store.ts";

/** The person of a session has proved once more who they are: by the subject they are bound to, just now. */
export async function provePerson(
  { accounts, db, keys }: Pick<SingleSignOnDeps, "accounts" | "db" | "keys">,
  connection: Connection,
  identity: ProviderIdentity,
  caller: Pick<Caller, "accountId" | "sessionId">,
): Promise<void> {
  const subjectIndex = subjectIndexOf(keys, connection, identity.subject);
  const link = await linkBySubject(db.reader, connection.companyId, subjectIndex);
  if (link?.accountId !== caller.accountId) throw otherPerson();
  await accounts.signOn.prove(caller.sessionId);
}
