import type { AccountsDeps } from "../accounts.deps.ts";
import { accountNotFound } from "../accounts.errors.ts";
import { findAccount } from "../accounts.store.ts";
import { endSessions } from "../end-sessions.ts";
import { tellOfChange } from "../tell-of-change.ts";
import { removeChallengesOf } from "./challenges.store.ts";
import { removeFactorsSince, replaceRecoveryCodes } from "./factors.store.ts";

/**
 * Removes app, passkeys and recovery codes of somebody who lost them, and ends their sessions: whoever has the lost phone may
 * be signed in on it. Whether the actor may is theirs to check.
 * @param actorId null: a command on the machine
 */
export async function resetSecondFactor(
  deps: Pick<AccountsDeps, "audit" | "authenticator" | "config" | "db" | "facts" | "keys" | "mail">,
  accountId: string,
  actorId: string | null,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account || account.deletedAt !== null) throw accountNotFound();
    await removeFactorsSince(tx, accountId, 0);
    await replaceRecoveryCodes(tx, accountId, []);
    await removeChallengesOf(tx, accountId);
    await endSessions(deps, tx, accountId);
    await tellOfChange(deps, tx, account, { change: "second_factor_reset", actorId });
  });
  deps.authenticator.forgetAccount(accountId);
}
