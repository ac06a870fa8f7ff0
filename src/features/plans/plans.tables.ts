import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedText, timestamp } from "../../platform/storage/columns.ts";
import type { PlanLimits, SwitchName, SwitchSettings } from "../../protocol/plans.ts";

/** What the operator offers: nothing personal. */
export const plans = sqliteTable("plans", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** Named by what is missing, so that a function that comes with a later version is in every plan. */
  lacking: text("lacking", { mode: "json" }).$type<readonly SwitchName[]>().notNull(),
  limits: text("limits", { mode: "json" }).$type<PlanLimits>().notNull(),
  /** Of people without a licence; one plan has it. */
  isDefault: integer("is_default", { mode: "boolean" }).notNull(),
  createdAt: timestamp("created_at").notNull(),
});

/** How many licences of a plan a company has. */
export const companyLicences = sqliteTable(
  "company_licences",
  {
    companyId: text("company_id").notNull(),
    planId: text("plan_id")
      .notNull()
      .references(() => plans.id),
    bought: integer("bought").notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.planId] }), index("company_licences_plan").on(t.planId)],
);

/** Which plan a company gave a person: counts only while they are in that company. Personal: who has which plan. */
export const licenceHolders = sqliteTable(
  "licence_holders",
  {
    accountId: text("account_id").primaryKey(),
    companyId: text("company_id").notNull(),
    planId: text("plan_id")
      .notNull()
      .references(() => plans.id),
    assignedAt: timestamp("assigned_at").notNull(),
  },
  (t) => [index("licence_holders_company").on(t.companyId, t.planId), index("licence_holders_plan").on(t.planId)],
);

/** What a company turned on or off for all its members: nothing personal. */
export const companyFunctions = sqliteTable("company_functions", {
  companyId: text("company_id").primaryKey(),
  switches: text("switches", { mode: "json" }).$type<SwitchSettings>().notNull(),
});

/** Sets of functions for some of a company's members. Names are sealed with the key `company:<id>`. */
export const groupProfiles = sqliteTable(
  "group_profiles",
  {
    id: text("id").primaryKey(),
    companyId: text("company_id").notNull(),
    name: encryptedText("name").notNull(),
    switches: text("switches", { mode: "json" }).$type<SwitchSettings>().notNull(),
    createdAt: timestamp("created_at").notNull(),
  },
  (t) => [index("group_profiles_company").on(t.companyId)],
);

/** The one group of a person: counts only while they are in its company. Personal: who is in which group. */
export const groupMembers = sqliteTable(
  "group_members",
  {
    accountId: text("account_id").primaryKey(),
    profileId: text("profile_id")
      .notNull()
      .references(() => groupProfiles.id, { onDelete: "cascade" }),
  },
  (t) => [index("group_members_profile").on(t.profileId)],
);

/** What a company turned on or off for one person: counts only while they are in it. Personal: what they may use. */
export const personFunctions = sqliteTable(
  "person_functions",
  {
    accountId: text("account_id").primaryKey(),
    companyId: text("company_id").notNull(),
    switches: text("switches", { mode: "json" }).$type<SwitchSettings>().notNull(),
  },
  (t) => [index("person_functions_company").on(t.companyId)],
);
