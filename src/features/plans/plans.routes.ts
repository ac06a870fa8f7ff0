import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/plans.ts";
import type { Plans } from "./create-plans.ts";
import { statesOf } from "./entitlements.ts";

export function routePlans(host: Host, { entitlements }: Plans): void {
  host.route(api.getOwnFunctions, async ({ caller }) => {
    const known = await entitlements.of(caller.accountId);
    // They changed company a moment ago, and the fact of it is still on its way here.
    if (known.companyId !== caller.companyId) entitlements.forget(caller.accountId);
    const entitlement = await entitlements.of(caller.accountId);
    const { limits, plan } = entitlement;
    return { functions: statesOf(entitlement), limits, plan };
  });
}
