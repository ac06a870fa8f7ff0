import type { Caller } from "../../platform/platform.ts";
import { activeConnectionOf } from "./connection.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";

/** Where somebody ends the provider's session with this one. A provider that does not answer keeps nobody from signing out here. */
export async function signOutUrlFor(
  deps: Pick<SingleSignOnDeps, "accounts" | "db" | "keys" | "log" | "providers">,
  { companyId, sessionId }: Pick<Caller, "companyId" | "sessionId">,
): Promise<string | null> {
  const connection = companyId === null ? undefined : await activeConnectionOf(deps, companyId);
  if (!connection || !(await deps.accounts.signOn.isFromProvider(sessionId))) return null;
  try {
    return (await (await deps.providers()).signOutAddress(connection))?.href ?? null;
  } catch (error) {
    deps.log.warn({ companyId, error }, "a provider did not say where people sign out of it");
    return null;
  }
}
