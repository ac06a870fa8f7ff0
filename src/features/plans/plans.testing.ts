import { eq } from "drizzle-orm";
import type { PlanLimits, SwitchName } from "../../protocol/plans.ts";
import type { TestApp } from "../../testing/test-app.ts";
import { plans } from "./plans.tables.ts";

export interface GivenPlan {
  readonly lacking?: readonly SwitchName[];
  readonly limits?: Partial<PlanLimits>;
}
const noLimits: PlanLimits = { storageBytes: null, bubbleMembers: null, conferenceParticipants: null };

/** Makes the default plan, and so that of everybody without a licence, this one. */
export async function givePlan({ app, platform }: TestApp, { lacking = [], limits = {} }: GivenPlan): Promise<void> {
  const change = { lacking, limits: { ...noLimits, ...limits } };
  await platform.db.transaction(async (tx) => {
    await tx.update(plans).set(change).where(eq(plans.isDefault, true));
  });
  app.plans.plans.forget();
  app.plans.entitlements.forgetAll();
}
