import { failure } from "../../platform/http/failure.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { changeAccount } from "./accounts.store.ts";
import { personKey, sealField } from "./personal-fields.ts";
import type { ProfileChange } from "./profile-change.ts";
import { openDetails, sealDetails } from "./profile-details.ts";
import { tellFaults } from "./profile-faults.ts";
import { profileChanged } from "./profiles.errors.ts";
import { findProfile, putProfile } from "./profiles.store.ts";

/**
 * Changes what is given.
 * @throws core.invalid_input naming each field that must be mended, in the caller's language
 * @throws profiles.changed_meanwhile when the change was made to an older version
 */
export async function updateProfile(
  { db, facts, keys }: Pick<AccountsDeps, "db" | "facts" | "keys">,
  accountId: string,
  { version, firstName, lastName, ...change }: ProfileChange,
  language: Language,
): Promise<void> {
  if (Object.values({ firstName, lastName, ...change }).every((part) => part === undefined)) return;
  // Knows the world's telephone numbers: loaded for the first who changes theirs, not at the start.
  const { applyProfileChange } = await import("./profile-change.ts");
  const key = await personKey(keys, accountId);
  await db.transaction(async (tx) => {
    const row = await findProfile(tx, accountId);
    const current = row?.version ?? 0;
    if (version !== undefined && version !== current) throw profileChanged();
    const { details, faults } = applyProfileChange(openDetails(key, row), change);
    if (faults.length > 0) throw failure("core.invalid_input", { fields: tellFaults(faults, language) });
    if (firstName !== undefined || lastName !== undefined) {
      await changeAccount(tx, accountId, {
        ...(firstName !== undefined && { firstName: sealField(key, accountId, "firstName", firstName) }),
        ...(lastName !== undefined && { lastName: sealField(key, accountId, "lastName", lastName) }),
      });
    }
    await putProfile(tx, {
      accountId,
      details: sealDetails(key, accountId, details),
      avatarId: row?.avatarId ?? null,
      version: current + 1,
    });
    await facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });
  });
}
