import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { timestamp } from "../../platform/storage/columns.ts";
import type { DisclosureDocument, DisclosureKind } from "../../protocol/disclosures.ts";
import type { Language } from "../../protocol/failures/index.ts";

/** What this instance said of its processing, each version from its first day. Published: nothing here is secret. */
export const disclosures = sqliteTable(
  "disclosures",
  {
    kind: text("kind").$type<DisclosureKind>().notNull(),
    /** 1, 2, 3 … for each kind. */
    number: integer("number").notNull(),
    version: text("version").notNull(),
    at: timestamp("at").notNull(),
    documents: text("documents", { mode: "json" }).$type<Readonly<Record<Language, DisclosureDocument>>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.number] })],
);
