import { and, asc, count, eq } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import {
  companyFunctions,
  groupMembers,
  groupProfiles,
  licenceHolders,
  personFunctions,
  plans,
} from "./plans.tables.ts";

export type PlanRow = typeof plans.$inferSelect;

export const allPlans = (db: Db): Promise<PlanRow[]> =>
  db.select().from(plans).orderBy(asc(plans.createdAt), asc(plans.id));

export const hasPlans = async (db: Db): Promise<boolean> =>
  ((await db.select({ plans: count() }).from(plans))[0]?.plans ?? 0) > 0;

export const insertPlans = (tx: Tx, rows: PlanRow[]) => tx.insert(plans).values(rows);

/** The plan that this company gave the person. */
export const licensedPlan = async (db: Db, accountId: string, companyId: string): Promise<string | undefined> =>
  (
    await db
      .select({ planId: licenceHolders.planId })
      .from(licenceHolders)
      .where(and(eq(licenceHolders.accountId, accountId), eq(licenceHolders.companyId, companyId)))
  )[0]?.planId;

export const companySwitches = async (db: Db, companyId: string) =>
  (
    await db
      .select({ switches: companyFunctions.switches })
      .from(companyFunctions)
      .where(eq(companyFunctions.companyId, companyId))
  )[0]?.switches ?? {};

/** Of the group that the person has in this company. */
export const groupSwitches = async (db: Db, accountId: string, companyId: string) =>
  (
    await db
      .select({ switches: groupProfiles.switches })
      .from(groupMembers)
      .innerJoin(groupProfiles, eq(groupProfiles.id, groupMembers.profileId))
      .where(and(eq(groupMembers.accountId, accountId), eq(groupProfiles.companyId, companyId)))
  )[0]?.switches ?? {};

export const personSwitches = async (db: Db, accountId: string, companyId: string) =>
  (
    await db
      .select({ switches: personFunctions.switches })
      .from(personFunctions)
      .where(and(eq(personFunctions.accountId, accountId), eq(personFunctions.companyId, companyId)))
  )[0]?.switches ?? {};
