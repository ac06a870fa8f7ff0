import { open, openJson } from "../../platform/crypto/seal.ts";
import type { Caller } from "../../platform/platform.ts";
import type { SessionEntry } from "../../protocol/accounts.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { devicePlace, networkPlace } from "./open-session.ts";
import { personKey } from "./personal-fields.ts";
import { isSamePlace, placeOf } from "./place.ts";
import { sessionsOf } from "./sessions.store.ts";

/** The person's own sessions, the last used first. */
export async function listSessions(
  { db, keys, authenticator }: Pick<AccountsDeps, "db" | "keys" | "authenticator">,
  { accountId, sessionId, address }: Pick<Caller, "accountId" | "sessionId"> & { readonly address: string },
): Promise<SessionEntry[]> {
  await authenticator.flush();
  const key = await personKey(keys, accountId);
  const here = placeOf(address);
  return (await sessionsOf(db.reader, accountId)).map((row) => {
    const place = openJson(key, networkPlace(row.id), row.place);
    return {
      id: row.id,
      isCurrent: row.id === sessionId,
      device: open(key, devicePlace(row.id), row.device),
      place: { ...place, isHere: isSamePlace(place, here) },
      createdAt: row.createdAt,
      lastUsedAt: row.lastUsedAt,
    };
  });
}
