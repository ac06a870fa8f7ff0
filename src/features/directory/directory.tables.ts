import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { FindableChoice, VisibilityLevel } from "../../protocol/directory.ts";
import { accounts } from "../accounts/accounts.tables.ts";
import { companies } from "../companies/companies.tables.ts";

/** How far a company can be found (S9); a company without a row is public. Nothing here is personal. */
export const companyVisibility = sqliteTable(
  "company_visibility",
  {
    companyId: text("company_id")
      .primaryKey()
      .references(() => companies.id, { onDelete: "cascade" }),
    level: text("level").$type<VisibilityLevel>().notNull(),
    mayHide: integer("may_hide", { mode: "boolean" }).notNull(),
    /** Random; whoever has it learns the company's name by naming it. */
    partnerCode: text("partner_code"),
  },
  (t) => [uniqueIndex("company_visibility_code").on(t.partnerCode)],
);

/** The company named the partner: the partner's people find the company's. Each side names for itself alone. */
export const companyPartners = sqliteTable(
  "company_partners",
  {
    companyId: text("company_id")
      .notNull()
      .references(() => companies.id, { onDelete: "cascade" }),
    partnerId: text("partner_id")
      .notNull()
      .references(() => companies.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.partnerId] }), index("company_partners_partner").on(t.partnerId)],
);

/** Personal: who decided to be found less than their company is. No row: as the company. */
export const personVisibility = sqliteTable("person_visibility", {
  accountId: text("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  choice: text("choice").$type<FindableChoice>().notNull(),
});

/** Personal: whom that person lets find them all the same, by ids of both. */
export const visibilityExceptions = sqliteTable(
  "visibility_exceptions",
  {
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    viewerId: text("viewer_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.viewerId] }), index("visibility_exceptions_viewer").on(t.viewerId)],
);
