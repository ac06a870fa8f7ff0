import type { DataKey } from "../../platform/crypto/keys.ts";
import { seal, sealJson } from "../../platform/crypto/seal.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { AccountsDeps, SignInOrigin } from "./accounts.deps.ts";
import { findAccount } from "./accounts.store.ts";
import type { SignInWay } from "./accounts.tables.ts";
import { deviceName } from "./device-name.ts";
import { admitDevice } from "./known-devices.ts";
import { openPersonalFields } from "./personal-fields.ts";
import { placeOf } from "./place.ts";
import { hashToken, newToken } from "./secrets.ts";
import { insertSession, removeIdleSessions } from "./sessions.store.ts";

/** A session that nobody used for so long is over. */
export const sessionIdleMs = 30 * 24 * 3_600_000;

export const devicePlace = (sessionId: string) => ({ table: "sessions", column: "device", row: sessionId });
export const networkPlace = (sessionId: string) => ({ table: "sessions", column: "place", row: sessionId });

export type OpenSessionDeps = Pick<AccountsDeps, "config" | "keys" | "mail" | "now" | "newId">;

export interface OpenedSession {
  readonly accountId: string;
  /** For the cookies; they exist nowhere else. */
  readonly sessionToken: string;
  readonly deviceToken: string | null;
}

export interface NewSession {
  readonly accountId: string;
  readonly origin: SignInOrigin;
  readonly way: SignInWay;
  /** When the person proved who they are, where that was not just now. */
  readonly provedAt?: number;
  readonly providerHadSecondFactor?: boolean;
}

/** Opens a session, and tells the person by mail when it is from a browser they never signed in with. */
export async function openSession(
  deps: OpenSessionDeps,
  tx: Tx,
  key: DataKey,
  { accountId, origin, way, provedAt, providerHadSecondFactor = false }: NewSession,
): Promise<OpenedSession> {
  const { now, newId } = deps;
  const id = newId();
  const sessionToken = newToken();
  await removeIdleSessions(tx, now() - sessionIdleMs);
  await insertSession(tx, {
    id,
    accountId,
    tokenHash: hashToken(sessionToken),
    device: seal(key, devicePlace(id), deviceName(origin.userAgent)),
    place: sealJson(key, networkPlace(id), placeOf(origin.address)),
    way,
    providerHadSecondFactor,
    createdAt: now(),
    provedAt: provedAt ?? now(),
    lastUsedAt: now(),
  });
  // Which devices they use is then the provider's to watch.
  if (way === "provider") return { accountId, sessionToken, deviceToken: null };
  const { deviceToken, isSurprising } = await admitDevice(deps, tx, accountId, origin);
  if (isSurprising) await mailNewDevice(deps, tx, accountId, origin);
  return { accountId, sessionToken, deviceToken };
}

async function mailNewDevice(
  { config, keys, mail, now }: OpenSessionDeps,
  tx: Tx,
  accountId: string,
  { userAgent, address }: SignInOrigin,
): Promise<void> {
  const account = await findAccount(tx, accountId);
  if (!account) return;
  const { email, firstName } = await openPersonalFields(keys, account);
  const data = {
    instanceName: config.instance.name,
    firstName,
    device: deviceName(userAgent),
    network: placeOf(address).network,
    at: now(),
    url: `${new URL(config.server.public_url).origin}/settings/devices`,
  };
  await mail.send(tx, { to: email, language: account.language, template: "newDevice", data });
}
