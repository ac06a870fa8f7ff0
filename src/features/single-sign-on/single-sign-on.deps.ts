import type { Outbound } from "../../platform/outbound/outbound.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Accounts } from "../accounts/index.ts";
import type { Companies } from "../companies/index.ts";
import type { Providers } from "./provider.ts";

/** What single sign-on needs from outside. */
export interface SingleSignOnDoors {
  readonly accounts: Pick<Accounts, "signOn" | "memberships">;
  readonly companies: Pick<Companies, "companyByVerifiedDomain" | "verifiedDomains" | "admit">;
  readonly outbound: Outbound;
}

/** What the acts of this feature may depend on; each names the few it uses. */
export interface SingleSignOnDeps extends Platform, SingleSignOnDoors {
  /** Loaded with the library they speak by, for the first who needs it. */
  readonly providers: () => Promise<Providers>;
}
