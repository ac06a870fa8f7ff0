import type { Host, Platform } from "../../platform/platform.ts";
import { createProviders } from "./provider.ts";
import { providerFetch } from "./provider-fetch.ts";
import type { SingleSignOnDoors } from "./single-sign-on.deps.ts";
import { routeSingleSignOn } from "./single-sign-on.routes.ts";

export { ownSignInRule } from "./own-sign-in-rule.ts";

/** Sign-in by the identity provider of a company (OpenID Connect). */
export function mountSingleSignOn(platform: Platform, host: Host, doors: SingleSignOnDoors): void {
  const providers = createProviders({ ask: providerFetch(doors.outbound), now: platform.now });
  routeSingleSignOn(host, { ...platform, ...doors, providers });
}
