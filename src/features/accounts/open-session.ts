import type { DataKey } from "../../platform/crypto/keys.ts";
import { seal } from "../../platform/crypto/seal.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";
import { deviceName } from "./device-name.ts";
import { hashToken, newToken } from "./secrets.ts";
import { insertSession, removeIdleSessions } from "./sessions.store.ts";

/** A session that nobody used for so long is over. */
export const sessionIdleMs = 30 * 24 * 3_600_000;

export const devicePlace = (sessionId: string) => ({ table: "sessions", column: "device", row: sessionId });

/** @returns the token for the cookie; it exists nowhere else */
export async function openSession(
  { now, newId }: Pick<Platform, "now" | "newId">,
  tx: Tx,
  key: DataKey,
  { accountId, userAgent }: { accountId: string; userAgent: string | null },
): Promise<string> {
  const id = newId();
  const token = newToken();
  await removeIdleSessions(tx, now() - sessionIdleMs);
  await insertSession(tx, {
    id,
    accountId,
    tokenHash: hashToken(token),
    device: seal(key, devicePlace(id), deviceName(userAgent)),
    createdAt: now(),
    provedAt: now(),
    lastUsedAt: now(),
  });
  return token;
}
