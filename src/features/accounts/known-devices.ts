import type { Keys } from "../../platform/crypto/keys.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { SignInOrigin } from "./accounts.deps.ts";
import { countKnownDevices, forgetDevicesUnseenSince, isKnownDevice, rememberDevice } from "./known-devices.store.ts";
import { newToken } from "./secrets.ts";

/** As long as browsers keep a cookie. */
export const deviceLifeMs = 400 * 24 * 3_600_000;

const isToken = (text: string) => /^[\w-]{43}$/.test(text);

/** Bound to the account: the same browser's devices of two people have nothing in common in the database. */
const deviceIndex = (keys: Pick<Keys, "blindIndex">, accountId: string, token: string) =>
  keys.blindIndex("known_devices.device_index", `${accountId}:${token}`);

/**
 * The name under which this browser's own mistakes are counted, when the person signed in with it before.
 * @param accountId undefined: nobody has that address; looked up all the same, for the time it takes
 */
export async function ownDevice(
  { keys }: Pick<Platform, "keys">,
  db: Db,
  accountId: string | undefined,
  { deviceToken }: Pick<SignInOrigin, "deviceToken">,
): Promise<string | null> {
  const index = deviceIndex(keys, accountId ?? "nobody", deviceToken ?? "");
  return (await isKnownDevice(db, accountId ?? "nobody", index)) ? index : null;
}

export interface AdmittedDevice {
  /** For the cookie. */
  readonly deviceToken: string;
  /** The person has signed in before, and never from here. */
  readonly isSurprising: boolean;
}

/** Remembers the browser of a sign-in. */
export async function admitDevice(
  { keys, now }: Pick<Platform, "keys" | "now">,
  tx: Tx,
  accountId: string,
  { deviceToken }: Pick<SignInOrigin, "deviceToken">,
): Promise<AdmittedDevice> {
  // One cookie for a browser, whoever signs in with it; no script reads or writes it.
  const token = deviceToken !== null && isToken(deviceToken) ? deviceToken : newToken();
  const index = deviceIndex(keys, accountId, token);
  const isKnown = await isKnownDevice(tx, accountId, index);
  const isFirst = !isKnown && (await countKnownDevices(tx, accountId)) === 0;
  await forgetDevicesUnseenSince(tx, now() - deviceLifeMs);
  await rememberDevice(tx, { accountId, deviceIndex: index, lastSeenAt: now() });
  return { deviceToken: token, isSurprising: !isKnown && !isFirst };
}
