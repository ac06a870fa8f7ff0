import type { Passkey, PasskeyAttestation, PasskeyCreation } from "../../../protocol/passkeys.ts";
import type { AccountsDeps } from "../accounts.deps.ts";
import { notSignedIn, passkeyNotFound, passkeyRefused, passkeysFull, passkeysImpossible } from "../accounts.errors.ts";
import { findAccount } from "../accounts.store.ts";
import { openPersonalFields, personKey } from "../personal-fields.ts";
import { tellOfChange } from "../tell-of-change.ts";
import { answeredChallenge, newChallenge } from "./challenges.ts";
import { changePasskey, findPasskey, findPasskeyByCredential, insertPasskey, passkeysOf } from "./factors.store.ts";
import { firstRecoveryCodes } from "./keep-recovery-codes.ts";
import { loadWebauthn } from "./load-webauthn.ts";
import { credentialIds, credentialIndex, presentPasskey, sealCredential, sealPasskeyName } from "./passkeys.ts";
import { siteOf } from "./site.ts";

/** More than anybody has; each one is a way in. */
const passkeysKept = 20;

/** What a browser needs to make a passkey for this account. */
export async function beginPasskey(
  deps: Pick<AccountsDeps, "config" | "db" | "keys" | "now">,
  accountId: string,
): Promise<PasskeyCreation> {
  const { rpId, name, takesPasskeys } = siteOf(deps.config);
  if (!takesPasskeys) throw passkeysImpossible();
  const account = await findAccount(deps.db.reader, accountId);
  if (!account) throw notSignedIn();
  const { email, firstName, lastName } = await openPersonalFields(deps.keys, account);
  const key = await personKey(deps.keys, accountId);
  const { algorithms } = await loadWebauthn();
  return deps.db.transaction(async (tx) => ({
    challenge: await newChallenge(deps, tx, "passkeyRegistration", accountId),
    rpId,
    siteName: name,
    userHandle: Buffer.from(accountId).toString("base64url"),
    userName: email,
    displayName: `${firstName} ${lastName}`,
    algorithms: [...algorithms],
    credentialIds: credentialIds(key, await passkeysOf(tx, accountId)),
  }));
}

type Deps = Pick<
  AccountsDeps,
  "audit" | "authenticator" | "config" | "db" | "facts" | "keys" | "mail" | "now" | "newId"
>;

/** Keeps a passkey that a browser just made. @returns recovery codes with it, when these are the first */
export async function addPasskey(
  deps: Deps,
  accountId: string,
  { name, attestation }: { name: string; attestation: PasskeyAttestation },
): Promise<{ passkey: Passkey; recoveryCodes: string[] | null }> {
  const { db, keys, now, newId } = deps;
  const site = siteOf(deps.config);
  const { algorithms, challengeIn, readCreation } = await loadWebauthn();
  const challenge = challengeIn(attestation.clientData, "create", site);
  const made = readCreation(attestation, site);
  const key = await personKey(keys, accountId);
  const added = await db.transaction(async (tx) => {
    // Nothing is thrown before the end: the challenge stays used, whatever came with it.
    const asked = await answeredChallenge(deps, tx, "passkeyRegistration", challenge);
    const account = await findAccount(tx, accountId);
    if (!account || asked?.accountId !== accountId || !made || !algorithms.includes(made.algorithm)) return null;
    const { counter, ...credential } = made;
    const index = credentialIndex(keys, credential.credentialId);
    if (await findPasskeyByCredential(tx, index)) return null;
    if ((await passkeysOf(tx, accountId)).length >= passkeysKept) return "full";
    const id = newId();
    const row = {
      ...{ id, accountId, counter, createdAt: now(), lastUsedAt: null },
      name: sealPasskeyName(key, id, name),
      credential: sealCredential(key, id, credential),
      credentialIndex: index,
    };
    await insertPasskey(tx, row);
    await tellOfChange(deps, tx, account, { change: "passkey_added", actorId: accountId });
    return { passkey: presentPasskey(key, row), recoveryCodes: await firstRecoveryCodes(deps, tx, accountId) };
  });
  if (added === "full") throw passkeysFull();
  if (!added) throw passkeyRefused();
  deps.authenticator.forgetAccount(accountId);
  return added;
}

export async function renamePasskey(
  { db, keys }: Pick<AccountsDeps, "db" | "keys">,
  accountId: string,
  { passkeyId, name }: { passkeyId: string; name: string },
): Promise<Passkey> {
  const key = await personKey(keys, accountId);
  return db.transaction(async (tx) => {
    const row = await findPasskey(tx, accountId, passkeyId);
    if (!row) throw passkeyNotFound();
    const renamed = { ...row, name: sealPasskeyName(key, row.id, name) };
    await changePasskey(tx, row.id, { name: renamed.name });
    return presentPasskey(key, renamed);
  });
}
