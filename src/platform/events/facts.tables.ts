import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { timestamp } from "../storage/columns.ts";

/** What happened, in order. Ids only: no personal text is ever in a payload. */
export const facts = sqliteTable(
  "facts",
  {
    /**
     * The sync cursor: strictly increasing. SQLite takes the highest plus one, so the newest fact is never deleted;
     * AUTOINCREMENT would promise the same at the price of one more page written per commit.
     */
    cursor: integer("cursor").primaryKey(),
    kind: text("kind").notNull(),
    /** Who may ever learn of it: `conversation:<id>`, `company:<id>` or `account:<id>`. */
    scope: text("scope").notNull(),
    payload: text("payload").notNull(),
    at: timestamp("at").notNull(),
  },
  (table) => [index("facts_scope_cursor").on(table.scope, table.cursor)],
);

/** How far each durable subscriber has come. */
export const factPositions = sqliteTable("fact_positions", {
  subscriber: text("subscriber").primaryKey(),
  cursor: integer("cursor").notNull(),
});

/** Facts that a subscriber could not handle, each with its own copy: they are tried again until they are. */
export const stuckFacts = sqliteTable(
  "stuck_facts",
  {
    subscriber: text("subscriber").notNull(),
    cursor: integer("cursor").notNull(),
    kind: text("kind").notNull(),
    payload: text("payload").notNull(),
    at: timestamp("at").notNull(),
    /** Rounds of tries so far. */
    attempts: integer("attempts").notNull(),
    dueAt: timestamp("due_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.subscriber, table.cursor] }), index("stuck_facts_due").on(table.dueAt)],
);
