import { asc, gte, lt, sql } from "drizzle-orm";
import type { Db, Tx } from "../storage/database.ts";
import { egress } from "./egress.tables.ts";

export type EgressRow = typeof egress.$inferSelect;

const sum = (name: string) => sql.raw(`${name} + excluded.${name}`);

export const addEgress = (tx: Tx, row: EgressRow) =>
  tx
    .insert(egress)
    .values(row)
    .onConflictDoUpdate({
      target: [egress.day, egress.purpose, egress.destination, egress.reason],
      set: {
        connections: sum("connections"),
        refused: sum("refused"),
        bytesOut: sum("bytes_out"),
        bytesIn: sum("bytes_in"),
      },
    });

export const egressSince = (db: Db, day: string): Promise<EgressRow[]> =>
  db.select().from(egress).where(gte(egress.day, day)).orderBy(asc(egress.day), asc(egress.destination));

export const deleteEgressBefore = (tx: Tx, day: string) => tx.delete(egress).where(lt(egress.day, day));
