import { afterEach, beforeEach, expect, test } from "bun:test";
import { Failure } from "../../platform/http/failure.ts";
import { findAccount } from "./accounts.store.ts";
import { signUps } from "./accounts.tables.ts";
import {
  type AccountsBench,
  accountsBench,
  adaSignsUp,
  adasBrowser,
  atHome,
  goodPassword,
} from "./accounts.testing.ts";
import { openPersonalFields } from "./personal-fields.ts";
import { resendVerification } from "./resend-verification.ts";
import { signIn } from "./sign-in.ts";
import { signUp } from "./sign-up.ts";
import { verifyEmail } from "./verify-email.ts";

const origin = atHome;
const hour = 3_600_000;
let bench: AccountsBench;

beforeEach(async () => {
  bench = await accountsBench();
  await bench.operator();
});
afterEach(() => bench.stop());

const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "accepted",
    (error: unknown) => {
      if (error instanceof Failure) return error.code;
      throw error;
    },
  );
const wrongCode = (code: string) => (code === "000000" ? "000001" : "000000");
type Proof = { token: string } | { email: string; code: string };
const verify = (proof: Proof) => verifyEmail(bench.deps, { ...proof, browserSecret: adasBrowser }, origin);

test("S1 an account works once its address is proved by the mailed link", async () => {
  await signUp(bench.deps, adaSignsUp);
  const { accountId, sessionToken } = await verify({ token: bench.lastProof().token });
  const row = await findAccount(bench.deps.db.reader, accountId);
  if (!row) throw new Error("no account");
  expect(await openPersonalFields(bench.deps.keys, row)).toEqual({
    email: "ada@example.org",
    firstName: "Ada",
    lastName: "Lovelace",
  });
  expect(await bench.deps.authenticator.callerOf(sessionToken)).toMatchObject({ accountId, isOperator: false });
  expect(bench.recorded.at(-1)).toEqual({ kind: "account.verified", payload: { accountId } });
});

test("S1 or by the code, typed where one signed up", async () => {
  await signUp(bench.deps, adaSignsUp);
  const { code } = bench.lastProof();
  const { accountId } = await verify({ email: " ADA@example.org", code });
  expect(await findAccount(bench.deps.db.reader, accountId)).toBeDefined();
});

test("S5 version, time and language of the accepted terms are kept", async () => {
  await signUp(bench.deps, { ...adaSignsUp, language: "fr" });
  const askedAt = bench.clock.at;
  bench.clock.at += hour;
  const { accountId } = await verify({ token: bench.lastProof().token });
  expect(await findAccount(bench.deps.db.reader, accountId)).toMatchObject({
    termsVersion: "2026-11",
    termsAcceptedAt: askedAt,
    termsLanguage: "fr",
  });
});

test("S5 outdated terms, a common password and one's own name as a password are refused", async () => {
  expect(await codeOf(signUp(bench.deps, { ...adaSignsUp, acceptedTerms: "2001-01" }))).toBe("accounts.terms_outdated");
  for (const password of ["password1234", "AdaLovelace2026"]) {
    expect(await codeOf(signUp(bench.deps, { ...adaSignsUp, password }))).toBe("accounts.password_common");
  }
  expect(bench.mails).toEqual([]);
});

test("S71 a known address takes the same answer and the same work; only its owner is told", async () => {
  await signUp(bench.deps, adaSignsUp);
  await verify({ token: bench.lastProof().token });
  const rows = async () => (await bench.deps.db.reader.select().from(signUps)).length;
  const measure = async (email: string) => {
    const before = { ...bench.work, mails: bench.mails.length, rows: await rows() };
    const answer = await signUp(bench.deps, { ...adaSignsUp, email });
    return {
      answer,
      hashed: bench.work.hashed - before.hashed,
      compared: bench.work.compared - before.compared,
      mails: bench.mails.length - before.mails,
      rows: (await rows()) - before.rows,
    };
  };
  expect(await measure("ada@example.org")).toEqual(await measure("nobody@example.org"));
  expect(bench.mails.at(-2)).toMatchObject({ to: "ada@example.org", template: "accountExists" });
  expect(bench.mails.at(-1)).toMatchObject({ to: "nobody@example.org", template: "verification" });
});

test("S71 a sign-up with somebody's known address changes nothing for them", async () => {
  await signUp(bench.deps, adaSignsUp);
  await verify({ token: bench.lastProof().token });
  await signUp(bench.deps, { ...adaSignsUp, password: "mallory wants this account" });
  const attempt = { email: adaSignsUp.email, password: "mallory wants this account" };
  expect(await codeOf(signIn(bench.deps, attempt, origin))).toBe("accounts.sign_in_refused");
  expect(await codeOf(signIn(bench.deps, { ...attempt, password: goodPassword }, origin))).toBe("accepted");
});

test("S71 asking for the mail again answers alike, and mails only who signed up", async () => {
  await signUp(bench.deps, adaSignsUp);
  const before = bench.mails.length;
  expect(await resendVerification(bench.deps, { email: "nobody@example.org" })).toBeUndefined();
  expect(bench.mails.length).toBe(before);
  expect(await resendVerification(bench.deps, { email: "ada@example.org" })).toBeUndefined();
  expect(bench.mails.length).toBe(before + 1);
});

test("S71 one mailbox gets few mails, known or not", async () => {
  await signUp(bench.deps, adaSignsUp);
  await verify({ token: bench.lastProof().token });
  for (const email of ["ada@example.org", "nobody@example.org"]) {
    const outcomes = new Set<string>();
    for (let n = 0; n < 6; n++) outcomes.add(await codeOf(signUp(bench.deps, { ...adaSignsUp, email })));
    expect([...outcomes]).toEqual(["accepted", "core.too_many"]);
  }
  expect(await codeOf(resendVerification(bench.deps, { email: "ada@example.org" }))).toBe("core.too_many");
});

test("S1 a new mail makes the link and code of the old one worthless", async () => {
  await signUp(bench.deps, adaSignsUp);
  const old = bench.lastProof();
  await resendVerification(bench.deps, { email: "ada@example.org" });
  expect(await codeOf(verify({ token: old.token }))).toBe("accounts.proof_invalid");
  expect(await codeOf(verify({ token: bench.lastProof().token }))).toBe("accepted");
});

test("S1 a sign-up that was never proved is overridden by the next one for that address", async () => {
  await signUp(bench.deps, { ...adaSignsUp, firstName: "Adda" });
  await signUp(bench.deps, adaSignsUp);
  const { accountId } = await verify({ token: bench.lastProof().token });
  const row = await findAccount(bench.deps.db.reader, accountId);
  expect(row && (await openPersonalFields(bench.deps.keys, row)).firstName).toBe("Ada");
});

test("S71 five wrong codes end the code, and leave the link to its owner", async () => {
  await signUp(bench.deps, adaSignsUp);
  const { token, code } = bench.lastProof();
  const guesses = Array.from({ length: 5 }, () => verify({ email: "ada@example.org", code: wrongCode(code) }));
  expect(new Set(await Promise.all(guesses.map(codeOf)))).toEqual(new Set(["accounts.proof_invalid"]));
  expect(await codeOf(verify({ email: "ada@example.org", code }))).toBe("accounts.proof_invalid");
  expect(await codeOf(verify({ token }))).toBe("accepted");
});

test("S71 a proof works once, and for a day", async () => {
  await signUp(bench.deps, adaSignsUp);
  const { token } = bench.lastProof();
  const outcomes = await Promise.all([codeOf(verify({ token })), codeOf(verify({ token }))]);
  expect(outcomes.sort()).toEqual(["accepted", "accounts.proof_invalid"]);
  await signUp(bench.deps, { ...adaSignsUp, email: "bob@example.org" });
  bench.clock.at += 24 * hour;
  expect(await codeOf(verify({ token: bench.lastProof().token }))).toBe("accounts.proof_invalid");
  await resendVerification(bench.deps, { email: "bob@example.org" });
  expect(await codeOf(verify({ token: bench.lastProof().token }))).toBe("accepted");
});

test("S71 who opens the mail in another browser gives the password of the sign-up", async () => {
  await signUp(bench.deps, adaSignsUp);
  const { token } = bench.lastProof();
  const elsewhere = (more: { browserSecret?: string; password?: string }) =>
    codeOf(verifyEmail(bench.deps, { token, ...more }, origin));
  expect(await elsewhere({})).toBe("accounts.password_needed");
  expect(await elsewhere({ browserSecret: "another browser's secret, not the same" })).toBe("accounts.password_needed");
  expect(await elsewhere({ password: "not her password" })).toBe("accounts.sign_in_refused");
  expect(await elsewhere({ password: goodPassword })).toBe("accepted");
});

test("S71 ada does not finish what mallory signed up with her address", async () => {
  const mallorys = { password: "mallory's own password", browserSecret: "a secret of mallory's browser, made there" };
  await signUp(bench.deps, adaSignsUp);
  await signUp(bench.deps, { ...adaSignsUp, ...mallorys });
  expect(await codeOf(verify({ token: bench.lastProof().token }))).toBe("accounts.password_needed");
});

test("S71 nothing that looks like a link reaches a stranger's mailbox through a name", async () => {
  await signUp(bench.deps, { ...adaSignsUp, firstName: "Win at https://evil.example/now!" });
  expect(bench.mails.at(-1)?.data).toMatchObject({ firstName: "Win at httpsevilexamplenow" });
});

test("S1 a closed instance takes no sign-ups", async () => {
  const closed = await accountsBench({ sign_up: "closed" });
  await closed.operator();
  expect(await codeOf(signUp(closed.deps, adaSignsUp))).toBe("accounts.sign_up_closed");
  await closed.stop();
});

test("S3 the password is stored as an argon2id hash and nowhere else", async () => {
  await signUp(bench.deps, adaSignsUp);
  const { accountId } = await verify({ token: bench.lastProof().token });
  const row = await findAccount(bench.deps.db.reader, accountId);
  expect(row?.passwordHash).toStartWith("$argon2id$");
  expect(JSON.stringify([row, bench.mails, bench.recorded])).not.toContain(goodPassword);
});
