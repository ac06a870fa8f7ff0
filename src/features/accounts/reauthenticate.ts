import type { Caller } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { PasskeyRequest } from "../../protocol/passkeys.ts";
import type { IdentityProof } from "../../protocol/sign-in.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { identityRefused } from "./accounts.errors.ts";
import { type AccountRow, findAccount } from "./accounts.store.ts";
import { answeredChallenge, newChallenge } from "./factors/challenges.ts";
import { findAuthenticator, passkeysOf } from "./factors/factors.store.ts";
import { loadWebauthn } from "./factors/load-webauthn.ts";
import { requestFor, takeAssertion } from "./factors/passkeys.ts";
import { proveAuthenticator } from "./factors/prove-second-factor.ts";
import { siteOf } from "./factors/site.ts";
import { personKey } from "./personal-fields.ts";
import { noteProof } from "./sessions.store.ts";

type Who = Pick<Caller, "accountId" | "sessionId">;
type Way = IdentityProof["kind"];

/** How this person can prove once more who they are; an empty list: by signing in anew. */
export async function beginReauthentication(
  deps: Pick<AccountsDeps, "config" | "db" | "keys" | "now">,
  { accountId }: Pick<Who, "accountId">,
): Promise<{ ways: Way[]; passkey: PasskeyRequest | null }> {
  const key = await personKey(deps.keys, accountId);
  return deps.db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId);
    const passkeys = await passkeysOf(tx, accountId);
    const app = await findAuthenticator(tx, accountId);
    const hasPassword = account !== undefined && account.passwordHash !== null;
    const hasApp = app !== undefined && app.confirmedAt !== null;
    const challenge = passkeys.length > 0 ? await newChallenge(deps, tx, "identity", accountId) : "";
    return {
      ways: [
        ...(hasPassword ? (["password"] as const) : []),
        ...(passkeys.length > 0 ? (["passkey"] as const) : []),
        ...(hasApp && !hasPassword ? (["authenticator"] as const) : []),
      ],
      passkey: requestFor(key, passkeys, siteOf(deps.config), challenge),
    };
  });
}

type Deps = Pick<AccountsDeps, "config" | "db" | "keys" | "passwords" | "authenticator" | "guessLimit" | "now">;

/** Proves once more who the caller is; dangerous acts are open to this session for a while then. */
export async function reauthenticate(
  deps: Deps,
  { accountId, sessionId, address }: Who & { readonly address: string },
  proof: IdentityProof,
): Promise<void> {
  const { db, passwords, guessLimit, authenticator, now } = deps;
  // The session is the person's own, yet somebody may sit at it who is not: their guesses wait for each other alone.
  const wasRight = await guessLimit.begin({ subject: `identity ${accountId}`, address, ownDevice: sessionId });
  const account = await findAccount(db.reader, accountId);
  const isPasswordRight =
    proof.kind === "password" && (await passwords.matches(proof.password, account?.passwordHash ?? undefined));
  const isProved = await db.transaction(async (tx) => {
    const current = await findAccount(tx, accountId);
    // Reset while it was compared: then it proves nothing any more.
    const holds =
      proof.kind === "password"
        ? isPasswordRight && current?.passwordHash === account?.passwordHash
        : current !== undefined && (await proveByDevice(deps, tx, current, proof));
    if (holds) await noteProof(tx, sessionId, now());
    return holds;
  });
  if (!isProved) throw identityRefused();
  await wasRight();
  authenticator.forgetSession(sessionId);
}

async function proveByDevice(
  deps: Deps,
  tx: Tx,
  account: AccountRow,
  proof: Exclude<IdentityProof, { kind: "password" }>,
): Promise<boolean> {
  if (proof.kind === "authenticator") {
    // Beside a password, the code alone would be the weaker way.
    if (account.passwordHash !== null) return false;
    return proveAuthenticator(deps, tx, account.id, { code: proof.code, isConfirmed: true });
  }
  const site = siteOf(deps.config);
  const { challengeIn } = await loadWebauthn();
  const challenge = challengeIn(proof.assertion.clientData, "get", site);
  const asked = await answeredChallenge(deps, tx, "identity", challenge);
  if (asked?.accountId !== account.id) return false;
  return (await takeAssertion(deps, tx, proof.assertion, site))?.accountId === account.id;
}
