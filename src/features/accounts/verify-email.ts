import { timingSafeEqual } from "node:crypto";
import type { verifyEmail as verifyEndpoint } from "../../protocol/accounts.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { AccountsDeps, SignInOrigin } from "./accounts.deps.ts";
import { passwordNeeded, proofInvalid, signInRefused } from "./accounts.errors.ts";
import { createAccount } from "./create-account.ts";
import { emailIndex } from "./email-address.ts";
import { findOwnerOfEmail } from "./further-emails.store.ts";
import { type OpenedSession, openSession } from "./open-session.ts";
import { hashToken } from "./secrets.ts";
import { openApplicant } from "./sign-up.ts";
import { hashCode } from "./sign-up-mail.ts";
import {
  countWrongCode,
  findSignUpByEmailIndex,
  findSignUpByTokenHash,
  removeSignUp,
  type SignUpRow,
} from "./sign-ups.store.ts";

export type ProofInput = InputOf<typeof verifyEndpoint>["body"];

/** Of a million codes; the mailed link still works afterwards, so a stranger's guesses do not lock anybody out. */
const wrongCodesAllowed = 5;

type Deps = Pick<AccountsDeps, "config" | "db" | "facts" | "keys" | "mail" | "passwords" | "now" | "newId">;

const equal = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

async function findByCode(deps: Deps, email: string, code: string): Promise<SignUpRow | undefined> {
  // In the write queue and committed even when the code is wrong, so that guesses cannot race past the count.
  return deps.db.transaction(async (tx) => {
    const signUp = await findSignUpByEmailIndex(tx, emailIndex(deps.keys, email));
    if (!signUp || signUp.wrongCodes >= wrongCodesAllowed) return undefined;
    if (equal(signUp.codeHash, hashCode(deps, signUp.id, code))) return signUp;
    await countWrongCode(tx, signUp.id);
    return undefined;
  });
}

/** Whoever opens the mailbox must also be who signed up, or they would finish a stranger's sign-up. */
async function assertSameApplicant(
  { passwords }: Deps,
  signUp: SignUpRow,
  { browserSecret, password }: ProofInput,
): Promise<void> {
  if (browserSecret !== undefined && signUp.browserHash === hashToken(browserSecret)) return;
  if (password === undefined) throw passwordNeeded();
  if (!(await passwords.matches(password, signUp.passwordHash))) throw signInRefused();
}

/** Turns a proved sign-up into an account and signs the person in. */
export async function verifyEmail(deps: Deps, proof: ProofInput, origin: SignInOrigin): Promise<OpenedSession> {
  const { db, keys, now } = deps;
  const signUp =
    "token" in proof
      ? await findSignUpByTokenHash(db.reader, hashToken(proof.token))
      : await findByCode(deps, proof.email, proof.code);
  if (!signUp || signUp.expiresAt <= now()) throw proofInvalid();
  // An address that has an account was mailed no proof; a guessed code must not reach it either.
  if (await findOwnerOfEmail(db.reader, signUp.emailIndex)) throw proofInvalid();
  await assertSameApplicant(deps, signUp, proof);

  const applicant = await openApplicant(keys, signUp);
  const key = await keys.create(`person:${signUp.id}`);
  return db.transaction(async (tx) => {
    const current = await findSignUpByEmailIndex(tx, signUp.emailIndex);
    if (current?.id !== signUp.id || (await findOwnerOfEmail(tx, signUp.emailIndex))) throw proofInvalid();
    await removeSignUp(tx, signUp.emailIndex);
    await createAccount(deps, tx, key, {
      ...applicant,
      id: signUp.id,
      passwordHash: signUp.passwordHash,
      language: signUp.language,
      termsVersion: signUp.termsVersion,
      termsAcceptedAt: signUp.askedAt,
      isOperator: false,
    });
    return openSession(deps, tx, key, { accountId: signUp.id, origin, way: "password" });
  });
}
