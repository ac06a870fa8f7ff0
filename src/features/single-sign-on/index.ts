import type { Host, Platform } from "../../platform/platform.ts";
import { connectionOf } from "./connection.ts";
import { createProviders } from "./provider.ts";
import { providerFetch } from "./provider-fetch.ts";
import type { SingleSignOnDoors } from "./single-sign-on.deps.ts";
import { mayUsePassword } from "./single-sign-on.policy.ts";
import { routeSingleSignOn } from "./single-sign-on.routes.ts";

/** Sign-in by the identity provider of a company (OpenID Connect). */
export function mountSingleSignOn(platform: Platform, host: Host, doors: SingleSignOnDoors) {
  const providers = createProviders({ fetch: providerFetch(doors.outbound), now: platform.now });
  routeSingleSignOn(host, { ...platform, ...doors, providers });
  return {
    /** Whether a person may sign in without their company's provider. */
    async allowsPassword(person: { companyId: string | null; isAdministrator: boolean; isOperator: boolean }) {
      if (person.companyId === null) return true;
      const connection = await connectionOf(platform, platform.db.reader, person.companyId);
      return connection === undefined || mayUsePassword(connection, person);
    },
  };
}
