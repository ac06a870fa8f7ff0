import { count, eq } from "drizzle-orm";
import type { Db } from "../../platform/storage/database.ts";
import { accessTokens } from "./access-tokens/access-tokens.tables.ts";
import { sessions } from "./accounts.tables.ts";
import { passkeys } from "./security.tables.ts";

/** Everything somebody gets in by, beside the password. */
export async function countWaysIn(db: Db, accountId: string): Promise<number> {
  let ways = 0;
  for (const table of [sessions, passkeys, accessTokens])
    ways += (await db.select({ n: count() }).from(table).where(eq(table.accountId, accountId)))[0]?.n ?? 0;
  return ways;
}
