import { open } from "../../../platform/crypto/seal.ts";
import type { Tx } from "../../../platform/storage/database.ts";
import type { SecondFactorProof } from "../../../protocol/sign-in.ts";
import type { AccountsDeps } from "../accounts.deps.ts";
import { findAccount } from "../accounts.store.ts";
import { personKey } from "../personal-fields.ts";
import { tellOfChange } from "../tell-of-change.ts";
import { findAuthenticator, takeRecoveryCode, takeStep } from "./factors.store.ts";
import { loadWebauthn } from "./load-webauthn.ts";
import { takeAssertion } from "./passkeys.ts";
import { recoveryCodeHash } from "./recovery-codes.ts";
import { siteOf } from "./site.ts";
import { matchCode } from "./totp.ts";

export const secretPlace = (accountId: string) => ({ table: "authenticators", column: "secret", row: accountId });

type Deps = Pick<AccountsDeps, "audit" | "config" | "facts" | "keys" | "mail" | "now">;

/** A code of the app, each step's once. @param isConfirmed false: of the app that is being set up */
export async function proveAuthenticator(
  { keys, now }: Pick<Deps, "keys" | "now">,
  tx: Tx,
  accountId: string,
  { code, isConfirmed }: { code: string; isConfirmed: boolean },
): Promise<boolean> {
  const app = await findAuthenticator(tx, accountId);
  if (!app || (app.confirmedAt !== null) !== isConfirmed) return false;
  const secret = open(await personKey(keys, accountId), secretPlace(accountId), app.secret);
  const step = matchCode(secret, code, now(), app.lastStep);
  return step !== null && takeStep(tx, accountId, step);
}

/** @returns whether the proof holds; what can be used once is used up then */
export async function proveSecondFactor(
  deps: Deps,
  tx: Tx,
  accountId: string,
  { proof, challenge }: { proof: SecondFactorProof; challenge: string },
): Promise<boolean> {
  switch (proof.kind) {
    case "authenticator":
      return proveAuthenticator(deps, tx, accountId, { code: proof.code, isConfirmed: true });
    case "recoveryCode": {
      if (!(await takeRecoveryCode(tx, accountId, recoveryCodeHash(deps.keys, accountId, proof.code)))) return false;
      const account = await findAccount(tx, accountId);
      if (account) await tellOfChange(deps, tx, account, { change: "recovery_code_used", actorId: accountId });
      return true;
    }
    case "passkey": {
      const site = siteOf(deps.config);
      const { challengeIn } = await loadWebauthn();
      if (challengeIn(proof.assertion.clientData, "get", site) !== challenge) return false;
      return (await takeAssertion(deps, tx, proof.assertion, site))?.accountId === accountId;
    }
  }
}
