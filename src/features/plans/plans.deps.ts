import type { Platform } from "../../platform/platform.ts";
import type { PeopleReader } from "../accounts/index.ts";
import type { Companies } from "../companies/index.ts";
import type { Entitlements } from "./entitlements.ts";
import type { KnownPlans } from "./known-plans.ts";

/** What the acts of this feature may depend on; each names the few it uses. */
export interface PlansDeps extends Pick<Platform, "audit" | "db" | "facts" | "keys" | "now" | "newId"> {
  readonly people: Pick<PeopleReader, "companyOf" | "idsIn" | "allIds">;
  readonly companies: Pick<Companies, "companyNames">;
  readonly plans: KnownPlans;
  readonly entitlements: Entitlements;
}

/** An administrator, in their own company. */
export interface Administrator {
  readonly actorId: string;
  readonly companyId: string;
}
