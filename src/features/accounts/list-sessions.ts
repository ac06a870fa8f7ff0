import { open } from "../../platform/crypto/seal.ts";
import type { Caller } from "../../platform/platform.ts";
import type { SessionEntry } from "../../protocol/accounts.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { devicePlace } from "./open-session.ts";
import { personKey } from "./personal-fields.ts";
import { sessionsOf } from "./sessions.store.ts";

/** The person's own sessions, the last used first. */
export async function listSessions(
  { db, keys, authenticator }: Pick<AccountsDeps, "db" | "keys" | "authenticator">,
  { accountId, sessionId }: Pick<Caller, "accountId" | "sessionId">,
): Promise<SessionEntry[]> {
  await authenticator.flush();
  const key = await personKey(keys, accountId);
  return (await sessionsOf(db.reader, accountId)).map((row) => ({
    id: row.id,
    isCurrent: row.id === sessionId,
    device: open(key, devicePlace(row.id), row.device),
    createdAt: row.createdAt,
    lastUsedAt: row.lastUsedAt,
  }));
}
