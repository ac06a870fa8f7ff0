import { index, integer, sqliteTable } from "drizzle-orm/sqlite-core";
import { blindIndex, timestamp } from "../../../platform/storage/columns.ts";

/** Wrong answers that still count, so that a restart forgives none. Neither addresses nor accounts are readable: all is in the keyed look-up. */
export const guesses = sqliteTable(
  "guesses",
  {
    /** Of who guesses at what. */
    whoIndex: blindIndex("who_index").primaryKey(),
    wrong: integer("wrong").notNull(),
    lastAt: timestamp("last_at").notNull(),
  },
  (t) => [index("guesses_last").on(t.lastAt)],
);
