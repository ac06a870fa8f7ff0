import type { AccountsDeps } from "./accounts.deps.ts";
import { hasOperator, replaceOperatorLink } from "./accounts.store.ts";
import { hashToken, newToken } from "./secrets.ts";

/**
 * The link with which the first operator opens their account; made anew at each start until there is one.
 * @returns null once an operator exists
 */
export async function firstOperatorLink({
  db,
  config,
  now,
}: Pick<AccountsDeps, "db" | "config" | "now">): Promise<string | null> {
  if (await hasOperator(db.reader)) return null;
  const token = newToken();
  const isNeeded = await db.transaction(async (tx) => {
    if (await hasOperator(tx)) return false;
    await replaceOperatorLink(tx, hashToken(token), now());
    return true;
  });
  return isNeeded ? `${new URL(config.server.public_url).origin}/first-operator#${token}` : null;
}
