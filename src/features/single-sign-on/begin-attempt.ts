import { sealJson } from "../../platform/crypto/seal.ts";
import { hashToken, newToken } from "../../platform/crypto/tokens.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { SignOnPurpose } from "../../protocol/single-sign-on.ts";
import { type Connection, companyKey, redirectUriOf } from "./connection.ts";
import { failureOf } from "./provider-failure.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { insertAttempt, removeAttemptsBefore } from "./single-sign-on.store.ts";

/** Long enough for a second factor at the provider. */
export const attemptLifeMs = 10 * 60_000;

export const secretsPlace = (stateHash: string) => ({ table: "sign_on_attempts", column: "secrets", row: stateHash });

export interface NewAttempt {
  readonly purpose: SignOnPurpose;
  /** What the browser's cookie holds. */
  readonly browserToken: string;
  readonly language: Language;
  readonly loginHint?: string;
  /** The session that asks, unless it is a sign-in. */
  readonly sessionId?: string;
}

/**
 * Notes that this browser goes to the provider.
 * @returns where it goes
 * @throws single_sign_on.unreachable
 */
export async function beginAttempt(
  deps: Pick<SingleSignOnDeps, "config" | "db" | "keys" | "log" | "now" | "providers">,
  connection: Connection,
  { purpose, browserToken, language, loginHint, sessionId }: NewAttempt,
): Promise<URL> {
  const { db, now } = deps;
  const { companyId } = connection;
  const [state, nonce, codeVerifier] = [newToken(), newToken(), newToken()];
  const departure = { redirectUri: redirectUriOf(deps), state, nonce, codeVerifier, language };
  const url = await (await deps.providers())
    .depart(connection, { ...departure, isFresh: purpose === "proof", ...(loginHint !== undefined && { loginHint }) })
    .catch((error: unknown) => {
      throw failureOf(deps, companyId, error);
    });
  const key = await companyKey(deps.keys, companyId);
  const stateHash = hashToken(state);
  await db.transaction(async (tx) => {
    await removeAttemptsBefore(tx, now() - attemptLifeMs);
    await insertAttempt(tx, {
      ...{ stateHash, companyId, purpose, browserHash: hashToken(browserToken), startedAt: now() },
      sessionId: sessionId ?? null,
      secrets: sealJson(key, secretsPlace(stateHash), { nonce, codeVerifier }),
    });
  });
  return url;
}
