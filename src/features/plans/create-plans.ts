import type { Platform } from "../../platform/platform.ts";
import type { PlanLimits, SwitchName } from "../../protocol/plans.ts";
import type { Accounts } from "../accounts/index.ts";
import { createEntitlements } from "./entitlements.ts";
import { forgetCompany } from "./forget-company.ts";
import { createKnownPlans } from "./known-plans.ts";
import { licenceCounts } from "./licences.store.ts";
import { switchedOff } from "./plans.errors.ts";

export interface PlansDoors {
  readonly accounts: Pick<Accounts, "people">;
}

/** What other features ask of plans; needs no server. */
export function createPlans(platform: Platform, { accounts }: PlansDoors) {
  const plans = createKnownPlans(platform);
  const entitlements = createEntitlements({ ...platform, plans, people: accounts.people });
  return {
    people: accounts.people,
    plans,
    entitlements,
    /** Is the function on for them? A look in memory once their entitlement is known. */
    async allows(accountId: string, name: SwitchName): Promise<boolean> {
      return (await entitlements.of(accountId)).functions[name].isOn;
    },
    /** @throws plans.switched_off with where it was decided */
    async require(accountId: string, name: SwitchName): Promise<void> {
      const state = (await entitlements.of(accountId)).functions[name];
      if (!state.isOn) throw switchedOff(state);
    },
    licenceCounts: () => licenceCounts(platform.db.reader),
    forgetCompany: (companyId: string) => forgetCompany({ ...platform, entitlements }, companyId),
    async limits(accountId: string): Promise<PlanLimits> {
      return (await entitlements.of(accountId)).limits;
    },
  };
}
export type Plans = ReturnType<typeof createPlans>;
