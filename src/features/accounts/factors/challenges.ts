import type { Platform } from "../../../platform/platform.ts";
import type { Tx } from "../../../platform/storage/database.ts";
import { hashToken, newToken } from "../secrets.ts";
import type { ChallengeKind } from "../security.tables.ts";
import { type ChallengeRow, insertChallenge, removeExpiredChallenges, takeChallenge } from "./challenges.store.ts";

/** Long enough to look for a phone. */
export const challengeLifeMs = 10 * 60_000;

/** @returns the challenge; only its hash is kept, and it counts for this one purpose */
export async function newChallenge(
  { now }: Pick<Platform, "now">,
  tx: Tx,
  kind: ChallengeKind,
  accountId: string | null,
): Promise<string> {
  const challenge = newToken();
  await removeExpiredChallenges(tx, now());
  await insertChallenge(tx, { hash: hashToken(challenge), kind, accountId, expiresAt: now() + challengeLifeMs });
  return challenge;
}

/** Uses a challenge up. @returns undefined when it was not handed out for this, was answered before, or is too old */
export async function answeredChallenge(
  { now }: Pick<Platform, "now">,
  tx: Tx,
  kind: ChallengeKind,
  challenge: string | null,
): Promise<ChallengeRow | undefined> {
  const row = challenge === null ? undefined : await takeChallenge(tx, hashToken(challenge), kind);
  return row && row.expiresAt > now() ? row : undefined;
}
