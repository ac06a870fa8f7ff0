import { type MemberChange, standingFor } from "./change-member.ts";
import type { CompaniesDeps } from "./companies.deps.ts";

/** For somebody who lost theirs: they sign in with their password alone and set up another. */
export async function resetMemberSecondFactor(
  deps: Pick<CompaniesDeps, "db" | "accounts">,
  { companyId, actorId, accountId }: MemberChange,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await standingFor(deps, tx, "resetSecondFactor", { companyId, accountId });
  });
  await deps.accounts.resetSecondFactor(accountId, actorId);
}
