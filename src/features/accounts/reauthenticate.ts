import type { Caller } from "../../platform/platform.ts";
import type { reauthenticate as reauthenticateEndpoint } from "../../protocol/accounts.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { identityRefused } from "./accounts.errors.ts";
import { findAccount } from "./accounts.store.ts";
import { noteProof } from "./sessions.store.ts";

/** Proves once more who the caller is; dangerous acts are open to this session for a while then. */
export async function reauthenticate(
  { db, passwords, authenticator, now }: Pick<AccountsDeps, "db" | "passwords" | "authenticator" | "now">,
  { accountId, sessionId }: Pick<Caller, "accountId" | "sessionId">,
  { password }: InputOf<typeof reauthenticateEndpoint>["body"],
): Promise<void> {
  const account = await findAccount(db.reader, accountId);
  if (!(await passwords.matches(password, account?.passwordHash))) throw identityRefused();
  await db.transaction(async (tx) => {
    // Reset while it was compared: then it proves nothing any more.
    if ((await findAccount(tx, accountId))?.passwordHash !== account?.passwordHash) throw identityRefused();
    await noteProof(tx, sessionId, now());
  });
  authenticator.forgetSession(sessionId);
}
