import { existsSync } from "node:fs";
import { join } from "node:path";
import { lostAfterAttempts } from "../../platform/events/stuck-facts.ts";
import { openLocalConnection } from "../../platform/storage/local-connection.ts";
import type { Check, Verdict } from "./check.ts";

export const stuckWork: Check = {
  name: "unfinished work",
  run: async ({ storage }) =>
    storage.database_url
      ? { ok: true, detail: "is told by the metrics iris_facts_set_aside and iris_facts_lost" }
      : checkStuckWork(join(storage.data, "iris.db")),
};

interface Counted {
  readonly subscriber: string;
  readonly waiting: number;
  readonly lost: number;
}

/** What a part of the program could not do, and tries again. */
export async function checkStuckWork(file: string): Promise<Verdict> {
  if (!existsSync(file)) return { ok: true, detail: "none: there is no database yet" };
  const parts = countStuck(file);
  const waiting = parts.reduce((sum, part) => sum + part.waiting, 0);
  const lost = parts.filter((part) => part.lost > 0);
  if (lost.length === 0)
    return { ok: true, detail: waiting === 0 ? "none" : `${waiting} tried again by themselves, each within an hour` };
  const named = lost.map((part) => `${part.subscriber}: ${part.lost}`).join(", ");
  return {
    ok: false,
    detail: `could not be done for most of a day (${named})`,
    cure: "look in the log for “cannot be handled” and mend its cause; each start tries all of it again at once",
  };
}

function countStuck(file: string): Counted[] {
  const database = openLocalConnection(file, "reader");
  try {
    return database.named(
      `SELECT subscriber, count(*) AS waiting, sum(attempts >= ?) AS lost FROM stuck_facts GROUP BY subscriber ORDER BY subscriber`,
      [lostAfterAttempts],
    ) as unknown as Counted[];
  } catch (error) {
    // Of a version before: nothing is kept there.
    if (String(error).includes("no such table")) return [];
    throw error;
  } finally {
    database.close();
  }
}
