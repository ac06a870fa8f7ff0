import { afterEach, beforeEach, expect, test } from "bun:test";
import { Failure } from "../../platform/http/failure.ts";
import { type AccountsBench, accountsBench, adaSignsUp, atHome, enterWith, goodPassword } from "./accounts.testing.ts";
import { createUser } from "./create-user.ts";
import { endSession } from "./end-session.ts";
import { listSessions } from "./list-sessions.ts";
import { sessionIdleMs } from "./open-session.ts";
import { resetPassword } from "./reset-password.ts";
import { signUp } from "./sign-up.ts";

const phone = {
  ...atHome,
  userAgent: "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
};
let bench: AccountsBench;
let ada: string;
let mallory: string;

beforeEach(async () => {
  bench = await accountsBench();
  await bench.operator();
  const password = goodPassword;
  ada = await createUser(bench.deps, { ...adaSignsUp, password });
  mallory = await createUser(bench.deps, { ...adaSignsUp, email: "mallory@example.org", firstName: "Mallory" });
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
const enter = (password = goodPassword, email = "ada@example.org", origin = atHome) =>
  enterWith(bench.deps, { email, password }, origin);
const callerOf = (token: string) => bench.deps.authenticator.callerOf(token);
const sessionIdOf = async (token: string) => (await callerOf(token))?.sessionId ?? "";

test("S71 wrong password, unknown address and unproved address cost one comparison each", async () => {
  await signUp(bench.deps, { ...adaSignsUp, email: "bob@example.org" });
  const attempts = [
    ["not her password", "ada@example.org"],
    ["not her password", "nobody@example.org"],
    ["not his password", "bob@example.org"],
  ] as const;
  for (const [password, email] of attempts) {
    const before = bench.work.compared;
    expect(await codeOf(enter(password, email))).toBe("accounts.sign_in_refused");
    expect(bench.work.compared - before).toBe(1);
  }
});

test("S1 only who knows the password hears that the address is unproved", async () => {
  await signUp(bench.deps, { ...adaSignsUp, email: "bob@example.org" });
  expect(await codeOf(enter(goodPassword, "bob@example.org"))).toBe("accounts.unverified");
  expect(await codeOf(enter("a guess of mallory", "bob@example.org"))).toBe("accounts.sign_in_refused");
});

test("S71 sessions are listed with device and last use, the own ones alone", async () => {
  const desk = await enter();
  bench.clock.at += 5 * 60_000;
  const mobile = await enter(goodPassword, "ada@example.org", phone);
  bench.clock.at += 5 * 60_000;
  await callerOf(desk.sessionToken);
  const sessionId = await sessionIdOf(mobile.sessionToken);
  const sessions = await listSessions(bench.deps, { accountId: ada, sessionId, address: atHome.address });
  expect(sessions.map(({ device, isCurrent }) => ({ device, isCurrent }))).toEqual([
    { device: "Firefox on Linux", isCurrent: false },
    { device: "Chrome on Android", isCurrent: true },
  ]);
  expect(sessions[0]?.lastUsedAt).toBe(bench.clock.at);
  expect(await listSessions(bench.deps, { accountId: mallory, sessionId, address: atHome.address })).toEqual([]);
});

test("S71 an ended session is nobody at once, although it was in memory", async () => {
  const { sessionToken } = await enter();
  const other = await enter();
  await endSession(bench.deps, { accountId: ada, sessionId: await sessionIdOf(sessionToken) });
  expect(await callerOf(sessionToken)).toBeNull();
  expect(await callerOf(other.sessionToken)).toMatchObject({ accountId: ada });
  expect(bench.recorded.at(-1)?.kind).toBe("session.ended");
});

test("S71 a session that ends while it is being read does not come back", async () => {
  const { sessionToken } = await enter();
  const sessionId = await sessionIdOf(sessionToken);
  bench.deps.authenticator.forgetSession(sessionId);
  const [, ended] = await Promise.all([
    callerOf(sessionToken),
    endSession(bench.deps, { accountId: ada, sessionId }),
    callerOf(sessionToken),
  ]);
  expect(ended).toBeUndefined();
  expect(await callerOf(sessionToken)).toBeNull();
});

test("S71 mallory cannot end ada's session, nor learn that it exists", async () => {
  const { sessionToken } = await enter();
  const sessionId = await sessionIdOf(sessionToken);
  expect(await codeOf(endSession(bench.deps, { accountId: mallory, sessionId }))).toBe("core.not_found");
  expect(await callerOf(sessionToken)).not.toBeNull();
});

test("S71 a session nobody used for 30 days is over", async () => {
  const { sessionToken } = await enter();
  bench.clock.at += sessionIdleMs - 60_000;
  expect(await callerOf(sessionToken)).not.toBeNull();
  bench.clock.at += sessionIdleMs - 60_000;
  expect(await callerOf(sessionToken)).not.toBeNull();
  bench.clock.at += sessionIdleMs;
  expect(await callerOf(sessionToken)).toBeNull();
});

test("S71 a new password ends all sessions", async () => {
  const tokens = [(await enter()).sessionToken, (await enter()).sessionToken];
  for (const token of tokens) await callerOf(token);
  const { sessionsEnded } = await resetPassword(bench.deps, "ada@example.org", "granite velvet teapot");
  expect(sessionsEnded).toBe(2);
  for (const token of tokens) expect(await callerOf(token)).toBeNull();
  expect(await codeOf(enter())).toBe("accounts.sign_in_refused");
  expect(await codeOf(enter("granite velvet teapot"))).toBe("accepted");
});

test("S71 a token that was never issued is nobody", async () => {
  expect(await callerOf("")).toBeNull();
  expect(await callerOf("x".repeat(43))).toBeNull();
});

test("S71 an account is made once for an address", async () => {
  const again = createUser(bench.deps, { ...adaSignsUp, email: "ADA@Example.org" });
  expect(await codeOf(again)).toBe("accounts.address_taken");
});
