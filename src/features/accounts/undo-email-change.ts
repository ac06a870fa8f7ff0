import { open } from "../../platform/crypto/seal.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { proofInvalid } from "./accounts.errors.ts";
import { changeAccount, findAccount } from "./accounts.store.ts";
import { formerEmailPlace } from "./change-email.ts";
import { findEmailUndo, removeEmailChange, removeEmailUndosOf } from "./email-changes.store.ts";
import { endSessions } from "./end-sessions.ts";
import { removeChallengesOf } from "./factors/challenges.store.ts";
import { hasSecondFactor, removeFactorsSince, replaceRecoveryCodes } from "./factors/factors.store.ts";
import { findOwnerOfEmail, removeFurtherEmailOf } from "./further-emails.store.ts";
import { forgetDevicesOf } from "./known-devices.store.ts";
import { newPasswordReset } from "./mail-password-link.ts";
import { removePasswordResetsOf } from "./password-resets.store.ts";
import { personKey, sealField } from "./personal-fields.ts";
import { hashToken } from "./secrets.ts";
import { tellOfChange } from "./tell-of-change.ts";

/**
 * "This was not me", from the former mailbox: its address comes back, everybody is signed out, the password opens nothing until a
 * new one is chosen, and factors that were set up since the change go. Those from before stay: the former mailbox may have been lost to
 * somebody, and could no more than this then either.
 * @returns a token to choose the new password with
 */
export async function undoEmailChange(
  deps: Pick<AccountsDeps, "audit" | "authenticator" | "config" | "db" | "facts" | "keys" | "mail" | "now">,
  { token }: { token: string },
): Promise<{ resetToken: string }> {
  const tokenHash = hashToken(token);
  const undone = await deps.db.transaction(async (tx) => {
    const undo = await findEmailUndo(tx, tokenHash);
    const account = undo && undo.expiresAt > deps.now() ? await findAccount(tx, undo.accountId) : undefined;
    if (!undo || !account || account.deletedAt !== null) throw proofInvalid();
    const { id } = account;
    const owner = await findOwnerOfEmail(tx, undo.emailIndex);
    if (owner && owner.id !== id) throw proofInvalid();

    const key = await personKey(deps.keys, id);
    const former = open(key, formerEmailPlace(tokenHash), undo.email);
    const restored = { email: sealField(key, id, "email", former), emailIndex: undo.emailIndex };
    await changeAccount(tx, id, { ...restored, passwordHash: null });
    await removeFurtherEmailOf(tx, id, undo.emailIndex);
    await removeEmailUndosOf(tx, id);
    await removeEmailChange(tx, id);
    await removePasswordResetsOf(tx, id);
    await removeChallengesOf(tx, id);
    await forgetDevicesOf(tx, id);
    const isFactorGone = await removeFactorsSince(tx, id, undo.changedAt);
    if (isFactorGone && !(await hasSecondFactor(tx, id))) await replaceRecoveryCodes(tx, id, []);
    await endSessions(deps, tx, id);
    // Both addresses learn of it: this one by the page, and the other because it may have been the person's own wish.
    await tellOfChange(deps, tx, account, { change: "email_change_undone", actorId: id });
    return { accountId: id, resetToken: await newPasswordReset(deps, tx, id) };
  });
  deps.authenticator.forgetAccount(undone.accountId);
  return { resetToken: undone.resetToken };
}
