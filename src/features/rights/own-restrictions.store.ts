import { asc, eq } from "drizzle-orm";
import type { Db } from "../../platform/storage/database.ts";
import type { RestrictionRow } from "./restrictions.store.ts";
import { restrictions } from "./rights.tables.ts";

/** Those that stand and those that ended. */
export const allRestrictionsOf = (db: Db, accountId: string): Promise<RestrictionRow[]> =>
  db.select().from(restrictions).where(eq(restrictions.accountId, accountId)).orderBy(asc(restrictions.since));
