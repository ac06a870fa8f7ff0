import type { Caller } from "../../platform/platform.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { notSignedIn } from "./accounts.errors.ts";
import { findAccount } from "./accounts.store.ts";
import { assertGoodPassword, putPassword } from "./new-password.ts";
import { tellOfChange } from "./tell-of-change.ts";

/** Somebody chooses another password; who they are was proved a moment ago. Only this session goes on. */
export async function changePassword(
  deps: Pick<AccountsDeps, "audit" | "authenticator" | "config" | "db" | "facts" | "keys" | "mail" | "passwords">,
  { accountId, sessionId }: Pick<Caller, "accountId" | "sessionId">,
  newPassword: string,
): Promise<void> {
  const account = await findAccount(deps.db.reader, accountId);
  if (!account) throw notSignedIn();
  await assertGoodPassword(deps, account, newPassword);
  const passwordHash = await deps.passwords.hash(newPassword);
  await deps.db.transaction(async (tx) => {
    await putPassword(deps, tx, accountId, { passwordHash, exceptId: sessionId });
    await tellOfChange(deps, tx, account, { change: "password_changed", actorId: accountId });
  });
  deps.authenticator.forgetAccount(accountId);
}
