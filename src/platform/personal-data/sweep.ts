import { sql } from "drizzle-orm";
import type { Platform } from "../platform.ts";
import { identifier } from "./owned.ts";
import type { PersonalData } from "./personal-data.ts";

const dayMs = 24 * 3_600_000;

/** Deletes what the map says is to go by its age alone. Whatever needs more than that (keys, files, word to others) goes elsewhere. */
export const sweep = ({ db, now }: Pick<Platform, "db" | "now">, data: PersonalData): Promise<void> =>
  db.transaction(async (tx) => {
    for (const { name, kept } of data.tables) {
      if (!kept.isSwept || kept.days === undefined || kept.after === undefined) continue;
      const least = now() - kept.days * dayMs;
      await tx.run(sql`DELETE FROM ${identifier(name)} WHERE ${identifier(kept.after)} < ${least}`);
    }
  });
