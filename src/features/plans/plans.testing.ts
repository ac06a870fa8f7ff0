import { eq } from "drizzle-orm";
import type { PlanLimits, SwitchName } from "../../protocol/plans.ts";
import type { Person, TestApp } from "../../testing/test-app.ts";
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

/** A company with its administrator and members. @returns its id */
export async function foundCompany({ app }: TestApp, administrator: Person, ...members: Person[]): Promise<string> {
  const companyId = await app.companies.createCompany({ name: "Hafenbau Nord" });
  await app.companies.assignToCompany(administrator.accountId, companyId, "administrator");
  for (const member of members) await app.companies.assignToCompany(member.accountId, companyId);
  return companyId;
}
