import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Where this instance has connected to, added up for each day; no personal data: destinations are servers. Kept a year. */
export const egress = sqliteTable(
  "egress",
  {
    /** `2026-11-24`, in UTC. */
    day: text("day").notNull(),
    purpose: text("purpose").notNull(),
    destination: text("destination").notNull(),
    reason: text("reason").notNull(),
    connections: integer("connections").notNull(),
    refused: integer("refused").notNull(),
    bytesOut: integer("bytes_out").notNull(),
    bytesIn: integer("bytes_in").notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.purpose, t.destination, t.reason] }), index("egress_day").on(t.day)],
);
