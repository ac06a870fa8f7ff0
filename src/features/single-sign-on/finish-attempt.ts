import { openJson } from "../../platform/crypto/seal.ts";
import { hashToken } from "../../platform/crypto/tokens.ts";
import type { Caller } from "../../platform/platform.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { finishSingleSignOn, SignOnPurpose } from "../../protocol/single-sign-on.ts";
import type { SignInOrigin } from "../accounts/index.ts";
import { attemptLifeMs, secretsPlace } from "./begin-attempt.ts";
import { bindOwnAccount } from "./bind-own-account.ts";
import { activeConnectionOf, type Connection, companyKey, redirectUriOf } from "./connection.ts";
import { type LetIn, letIn } from "./let-in.ts";
import { provePerson } from "./prove-person.ts";
import type { ProviderIdentity } from "./provider.ts";
import { failureOf } from "./provider-failure.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { attemptInvalid } from "./single-sign-on.errors.ts";
import { type AttemptRow, takeAttempt } from "./single-sign-on.store.ts";

export interface Finish {
  readonly told: InputOf<typeof finishSingleSignOn>["body"];
  /** What the browser's cookie holds. */
  readonly browserToken: string | null;
  readonly caller: Caller | undefined;
  readonly origin: SignInOrigin & { readonly language: Language };
}

/** A browser is back from the provider. Its attempt is used up whatever comes of it. */
export async function finishAttempt(
  deps: SingleSignOnDeps,
  { told, browserToken, caller, origin }: Finish,
): Promise<{ purpose: SignOnPurpose; letIn?: LetIn }> {
  if (browserToken === null) throw attemptInvalid();
  const attempt = await deps.db.transaction((tx) => takeAttempt(tx, hashToken(told.state), hashToken(browserToken)));
  if (!attempt || attempt.startedAt + attemptLifeMs <= deps.now()) throw attemptInvalid();
  const { purpose, sessionId } = attempt;
  // Signed out, or in as somebody else, while at the provider.
  if (purpose !== "signIn" && caller?.sessionId !== sessionId) throw attemptInvalid();
  const connection = await activeConnectionOf(deps, attempt.companyId);
  if (!connection) throw attemptInvalid();

  const identity = await identify(deps, connection, attempt, told);
  if (purpose === "signIn" || !caller) {
    return { purpose, letIn: await letIn(deps, connection, identity, origin) };
  }
  await (purpose === "proof" ? provePerson : bindOwnAccount)(deps, connection, identity, caller);
  return { purpose };
}

async function identify(
  deps: SingleSignOnDeps,
  connection: Connection,
  attempt: AttemptRow,
  { state, ...told }: Finish["told"],
): Promise<ProviderIdentity> {
  const key = await companyKey(deps.keys, connection.companyId);
  const { nonce, codeVerifier } = openJson(key, secretsPlace(attempt.stateHash), attempt.secrets);
  try {
    return await (await deps.providers()).identify(connection, {
      ...{ nonce, codeVerifier, redirectUri: redirectUriOf(deps) },
      answer: new URLSearchParams({ state, ...told }),
      provedSince: attempt.purpose === "proof" ? attempt.startedAt : undefined,
    });
  } catch (error) {
    throw failureOf(deps, connection.companyId, error);
  }
}
