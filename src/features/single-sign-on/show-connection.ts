import type { SignOnOverview } from "../../protocol/single-sign-on.ts";
import { connectionOf, redirectUriOf } from "./connection.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { countLinks } from "./single-sign-on.store.ts";

/** What an administrator sees of their company's provider: all but the secret. */
export async function showConnection(
  deps: Pick<SingleSignOnDeps, "config" | "db" | "keys" | "companies" | "outbound">,
  companyId: string,
): Promise<SignOnOverview> {
  const connection = await connectionOf(deps, deps.db.reader, companyId);
  return {
    isPermitted: deps.outbound.permitsAny("single sign-on"),
    redirectUri: redirectUriOf(deps),
    verifiedDomains: [...(await deps.companies.verifiedDomains(companyId))],
    connection: connection
      ? {
          issuer: connection.issuer,
          clientId: connection.clientId,
          label: connection.label,
          isActive: connection.isActive,
          passwordAllowed: connection.passwordAllowed,
          createsPeople: connection.createsPeople,
          replacesSecondFactor: connection.replacesSecondFactor,
          trustsAddresses: connection.trustsAddresses,
          domains: connection.domains && [...connection.domains],
          changedAt: connection.changedAt,
          linkedPeople: await countLinks(deps.db.reader, companyId),
        }
      : null,
  };
}
