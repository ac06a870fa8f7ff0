import type { Host, Platform } from "../../platform/platform.ts";
import type { Providers } from "./provider.ts";
import { providerFetch } from "./provider-fetch.ts";
import type { SingleSignOnDoors } from "./single-sign-on.deps.ts";
import { routeSingleSignOn } from "./single-sign-on.routes.ts";
import { linkOf } from "./single-sign-on.store.ts";

export { ownSignInRule } from "./own-sign-in-rule.ts";

/** Sign-in by the identity provider of a company (OpenID Connect). */
export function mountSingleSignOn(platform: Platform, host: Host, doors: SingleSignOnDoors) {
  const load = async () =>
    (await import("./provider.ts")).createProviders({ ask: providerFetch(doors.outbound), now: platform.now });
  let loaded: Promise<Providers> | undefined;
  const providers = () => {
    loaded ??= load();
    return loaded;
  };
  routeSingleSignOn(host, { ...platform, ...doors, providers });
  return {
    consents: {
      /** To a sign-in by the provider, where the person bound it themselves. Unbinding is in "Account & security": it asks who they are. */
      async list(accountId: string) {
        const link = await linkOf(platform.db.reader, accountId);
        return link?.isConsented ? [{ id: "singleSignOn", givenAt: link.linkedAt, textVersion: null }] : [];
      },
    },
  };
}
