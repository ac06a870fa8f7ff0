import type { Tx } from "../../platform/storage/database.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { passwordCommon } from "./accounts.errors.ts";
import { type AccountRow, changeAccount } from "./accounts.store.ts";
import { isCommonPassword } from "./common-password.ts";
import { endSessions } from "./end-sessions.ts";
import { removeChallengesOf } from "./factors/challenges.store.ts";
import { removePasswordResetsOf } from "./password-resets.store.ts";
import { openPersonalFields } from "./personal-fields.ts";

/** @throws accounts.password_common when a guesser who knows the person tries it among the first */
export async function assertGoodPassword(
  { keys, config }: Pick<AccountsDeps, "keys" | "config">,
  account: AccountRow,
  password: string,
): Promise<void> {
  const known = { ...(await openPersonalFields(keys, account)), instanceName: config.instance.name };
  if (isCommonPassword(password, known)) throw passwordCommon();
}

/**
 * Puts a new password in place: whatever the old one opened or began is over.
 * @param exceptId the session that goes on
 * @returns how many sessions ended
 */
export async function putPassword(
  deps: Pick<AccountsDeps, "facts">,
  tx: Tx,
  accountId: string,
  { passwordHash, exceptId }: { passwordHash: string; exceptId?: string },
): Promise<number> {
  await changeAccount(tx, accountId, { passwordHash });
  await removePasswordResetsOf(tx, accountId);
  await removeChallengesOf(tx, accountId);
  return endSessions(deps, tx, accountId, exceptId);
}
