import type { AccountsDeps } from "./accounts.deps.ts";
import type { AccountRow } from "./accounts.store.ts";

/** False where the company lets this person in by its provider alone. */
export const mayOwnSignIn = (
  { allowsOwnSignIn }: Pick<AccountsDeps, "allowsOwnSignIn">,
  { companyId, companyRole, isOperator }: AccountRow,
): Promise<boolean> =>
  allowsOwnSignIn({ companyId, isAdministrator: companyId !== null && companyRole === "administrator", isOperator });
