import type { DataKey, Keys } from "../../../platform/crypto/keys.ts";
import { open, openJson, seal, sealJson } from "../../../platform/crypto/seal.ts";
import type { Platform } from "../../../platform/platform.ts";
import type { Tx } from "../../../platform/storage/database.ts";
import type { Passkey, PasskeyAssertion, PasskeyRequest } from "../../../protocol/passkeys.ts";
import { personKey } from "../personal-fields.ts";
import type { PasskeyKey } from "../security.tables.ts";
import { changePasskey, findPasskeyByCredential, type PasskeyRow } from "./factors.store.ts";
import { loadWebauthn } from "./load-webauthn.ts";
import type { Site } from "./site.ts";
import type { CheckedAssertion } from "./webauthn.ts";

const namePlace = (id: string) => ({ table: "passkeys", column: "name", row: id });
const credentialPlace = (id: string) => ({ table: "passkeys", column: "credential", row: id });

export const sealPasskeyName = (key: DataKey, id: string, name: string) => seal(key, namePlace(id), name);
export const sealCredential = (key: DataKey, id: string, credential: PasskeyKey) =>
  sealJson(key, credentialPlace(id), credential);
const openCredential = (key: DataKey, row: PasskeyRow): PasskeyKey =>
  openJson(key, credentialPlace(row.id), row.credential);

export const credentialIndex = (keys: Pick<Keys, "blindIndex">, credentialId: string): string =>
  keys.blindIndex("passkeys.credential_index", credentialId);

export const presentPasskey = (key: DataKey, row: PasskeyRow): Passkey => ({
  id: row.id,
  name: open(key, namePlace(row.id), row.name),
  createdAt: row.createdAt,
  lastUsedAt: row.lastUsedAt,
});

export const credentialIds = (key: DataKey, rows: readonly PasskeyRow[]): string[] =>
  rows.map((row) => openCredential(key, row).credentialId);

/** @returns null when the account has none */
export const requestFor = (
  key: DataKey,
  rows: readonly PasskeyRow[],
  { rpId }: Site,
  challenge: string,
): PasskeyRequest | null => (rows.length === 0 ? null : { challenge, rpId, credentialIds: credentialIds(key, rows) });

/**
 * Checks an assertion against the passkey it names, and notes its use.
 * @returns whose passkey it is, or null when it does not hold
 */
export async function takeAssertion(
  { keys, now }: Pick<Platform, "keys" | "now">,
  tx: Tx,
  assertion: PasskeyAssertion,
  site: Site,
): Promise<(CheckedAssertion & { accountId: string }) | null> {
  const row = await findPasskeyByCredential(tx, credentialIndex(keys, assertion.credentialId));
  if (!row) return null;
  const key = await personKey(keys, row.accountId);
  const { checkAssertion } = await loadWebauthn();
  const checked = checkAssertion(assertion, { key: openCredential(key, row), counter: row.counter }, site);
  if (!checked) return null;
  await changePasskey(tx, row.id, { counter: checked.counter, lastUsedAt: now() });
  return { ...checked, accountId: row.accountId };
}
