import { eq, or } from "drizzle-orm";
import type { Db } from "../../platform/storage/database.ts";
import { companyActRequests } from "./companies.tables.ts";

/** Acts of administrators that somebody asked for or decided on, or that are about them. */
export const actRequestsWith = (db: Db, accountId: string) =>
  db
    .select()
    .from(companyActRequests)
    .where(
      or(
        eq(companyActRequests.requestedById, accountId),
        eq(companyActRequests.decidedById, accountId),
        eq(companyActRequests.accountId, accountId),
      ),
    );
