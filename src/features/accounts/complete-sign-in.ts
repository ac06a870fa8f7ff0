import type { Db } from "../../platform/storage/database.ts";
import type { completeSignIn as endpoint } from "../../protocol/accounts.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { AccountsDeps, SignInOrigin } from "./accounts.deps.ts";
import { challengeGone, closedBecause, secondFactorRefused } from "./accounts.errors.ts";
import { findAccount } from "./accounts.store.ts";
import { secondFactorKinds } from "./ask-second-factor.ts";
import { countWrongAnswer, findChallenge } from "./factors/challenges.store.ts";
import { answeredChallenge } from "./factors/challenges.ts";
import { proveSecondFactor } from "./factors/prove-second-factor.ts";
import { ownDevice } from "./known-devices.ts";
import { type OpenedSession, openSession } from "./open-session.ts";
import { personKey } from "./personal-fields.ts";
import { hashToken } from "./secrets.ts";

const wrongAnswersAllowed = 5;

type Deps = Pick<AccountsDeps, "audit" | "config" | "db" | "facts" | "guessLimit" | "keys" | "mail" | "now" | "newId">;

/** Whichever first factor it goes on from. */
const findQuestion = async (db: Db, hash: string) =>
  (await findChallenge(db, hash, secondFactorKinds.password)) ??
  (await findChallenge(db, hash, secondFactorKinds.provider));

/** Finishes a sign-in with the second factor. */
export async function completeSignIn(
  deps: Deps,
  { challenge, proof }: InputOf<typeof endpoint>["body"],
  origin: SignInOrigin,
): Promise<OpenedSession> {
  const { db, guessLimit, now } = deps;
  const hash = hashToken(challenge);
  const asked = await findQuestion(db.reader, hash);
  const accountId = asked?.accountId;
  if (!accountId || asked.expiresAt <= now()) throw challengeGone();
  const device = await ownDevice(deps, db.reader, accountId, origin);
  // Whoever comes here knows the password: new sign-ins must not give them new guesses without end.
  const subject = `second factor ${accountId}`;
  const wasRight = await guessLimit.begin({ subject, address: origin.address, ownDevice: device });

  const session = await db.transaction(async (tx) => {
    const current = await findQuestion(tx, hash);
    if (!current || current.wrongAnswers >= wrongAnswersAllowed) throw challengeGone();
    const account = await findAccount(tx, accountId);
    if (!account) throw challengeGone();
    const closed = closedBecause(account);
    if (closed) throw closed;
    if (!(await proveSecondFactor(deps, tx, accountId, { proof, challenge }))) {
      // Committed although it was wrong, so that guesses cannot race past the count.
      await countWrongAnswer(tx, hash);
      return null;
    }
    await answeredChallenge(deps, tx, current.kind, challenge);
    const way = current.kind === secondFactorKinds.provider ? "provider" : "password";
    return openSession(deps, tx, await personKey(deps.keys, accountId), { accountId, origin, way });
  });
  if (!session) throw secondFactorRefused();
  await wasRight();
  return session;
}
