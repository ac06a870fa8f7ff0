import type { Tx } from "../../platform/storage/database.ts";
import type { SecondFactorNeeded } from "../../protocol/sign-in.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import type { SignInWay } from "./accounts.tables.ts";
import { challengeLifeMs, newChallenge } from "./factors/challenges.ts";
import { countRecoveryCodes, findAuthenticator, passkeysOf } from "./factors/factors.store.ts";
import { requestFor } from "./factors/passkeys.ts";
import { siteOf } from "./factors/site.ts";
import { personKey } from "./personal-fields.ts";
import type { ChallengeKind } from "./security.tables.ts";

/** Which question goes on from which first factor; answered, it opens a session of the same way. */
export const secondFactorKinds = {
  password: "secondFactor",
  provider: "secondFactorAfterProvider",
} as const satisfies Partial<Record<SignInWay, ChallengeKind>>;
export type FirstFactor = keyof typeof secondFactorKinds;

/** @returns undefined when the account has none */
export async function askSecondFactor(
  deps: Pick<AccountsDeps, "config" | "keys" | "now">,
  tx: Tx,
  accountId: string,
  way: FirstFactor,
): Promise<SecondFactorNeeded | undefined> {
  const app = await findAuthenticator(tx, accountId);
  const passkeys = await passkeysOf(tx, accountId);
  const hasApp = app !== undefined && app.confirmedAt !== null;
  if (!hasApp && passkeys.length === 0) return undefined;
  const key = await personKey(deps.keys, accountId);
  const challenge = await newChallenge(deps, tx, secondFactorKinds[way], accountId);
  const hasCodes = (await countRecoveryCodes(tx, accountId)) > 0;
  return {
    outcome: "secondFactorNeeded",
    challenge,
    expiresAt: deps.now() + challengeLifeMs,
    ways: [
      ...(passkeys.length > 0 ? (["passkey"] as const) : []),
      ...(hasApp ? (["authenticator"] as const) : []),
      ...(hasCodes ? (["recoveryCode"] as const) : []),
    ],
    passkey: requestFor(key, passkeys, siteOf(deps.config), challenge),
  };
}
