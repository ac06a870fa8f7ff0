import { afterEach, beforeEach, expect, test } from "bun:test";
import { Failure } from "../../platform/http/failure.ts";
import { type AccountsBench, accountsBench, adaSignsUp, atHome, enterWith, goodPassword } from "./accounts.testing.ts";
import { createUser } from "./create-user.ts";
import { endOtherSessions } from "./end-other-sessions.ts";
import { listSessions } from "./list-sessions.ts";
import { knownDevices } from "./security.tables.ts";
import { signIn } from "./sign-in.ts";

const away = { ...atHome, address: "198.51.100.7", deviceToken: null };
let bench: AccountsBench;
let ada: string;

beforeEach(async () => {
  bench = await accountsBench();
  await bench.operator();
  ada = await createUser(bench.deps, { ...adaSignsUp, password: goodPassword });
});
afterEach(() => bench.stop());

const credentials = { email: "ada@example.org", password: goodPassword };
const enter = (origin = atHome) => enterWith(bench.deps, credentials, origin);
const told = () => bench.mails.filter(({ template }) => template === "newDevice");
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "accepted",
    (error: unknown) => {
      if (error instanceof Failure) return error.code;
      throw error;
    },
  );
const guess = (origin = away, email = credentials.email) =>
  codeOf(signIn(bench.deps, { email, password: "not her password" }, origin));

test("B1 a browser never used before is told by mail, the first and the known ones are not", async () => {
  const { deviceToken } = await enter();
  expect(told()).toHaveLength(0);
  await enter({ ...atHome, deviceToken });
  expect(told()).toHaveLength(0);
  const other = await enter(away);
  expect(told()).toMatchObject([
    { to: "ada@example.org", data: { device: "Firefox on Linux", network: "198.51.x.x", at: bench.clock.at } },
  ]);
  await enter({ ...away, deviceToken: other.deviceToken });
  expect(told()).toHaveLength(1);
});

test("S71 one cookie for a browser, and nothing in the database says that two people share it", async () => {
  await createUser(bench.deps, { ...adaSignsUp, email: "bob@example.org" });
  const { deviceToken } = await enter();
  const bobs = await enterWith(bench.deps, { ...credentials, email: "bob@example.org" }, { ...atHome, deviceToken });
  expect(bobs.deviceToken).toBe(deviceToken);
  const rows = await bench.deps.db.reader.select().from(knownDevices);
  expect(new Set(rows.map(({ deviceIndex }) => deviceIndex)).size).toBe(2);
  expect(JSON.stringify(rows)).not.toContain(deviceToken);
});

test("S71 what is no token of ours is not kept as one", async () => {
  const { deviceToken } = await enter({ ...atHome, deviceToken: "made up" });
  expect(deviceToken).toMatch(/^[\w-]{43}$/);
});

test("S71 strangers' guesses wait, and never keep the person out of a browser they used before", async () => {
  const { deviceToken } = await enter();
  const outcomes = [];
  for (let i = 0; i < 7; i++) outcomes.push(await guess());
  expect(outcomes).toEqual([...Array(5).fill("accounts.sign_in_refused"), "core.too_many", "core.too_many"]);
  expect(await codeOf(signIn(bench.deps, credentials, away))).toBe("core.too_many");
  expect(await codeOf(signIn(bench.deps, credentials, { ...away, deviceToken }))).toBe("accepted");
  bench.clock.at += 2_000;
  expect(await codeOf(signIn(bench.deps, credentials, away))).toBe("accepted");
});

test("S71 an unknown address waits exactly as a known one", async () => {
  const sequence = async (email: string) => {
    const outcomes = [];
    for (let i = 0; i < 8; i++) {
      outcomes.push(await guess({ ...away, address: "192.0.2.1" }, email));
      bench.clock.at += 700;
    }
    return outcomes;
  };
  expect(await sequence("ada@example.org")).toEqual(await sequence("nobody@example.org"));
});

test("S71 no password is compared while one waits", async () => {
  for (let i = 0; i < 5; i++) await guess();
  const before = bench.work.compared;
  await guess();
  expect(bench.work.compared).toBe(before);
});

test("B1 sessions say from which network they were opened, and which are of this one", async () => {
  await enter();
  await enter({ ...away, userAgent: null });
  const { sessionToken } = await enter({ ...atHome, address: "192.168.1.20" });
  const sessionId = (await bench.deps.authenticator.callerOf(sessionToken))?.sessionId ?? "";
  const sessions = await listSessions(bench.deps, { accountId: ada, sessionId, address: "192.168.77.1" });
  expect(sessions.map(({ place }) => place).toSorted((a, b) => a.network.localeCompare(b.network))).toEqual([
    { kind: "local", network: "192.168.x.x", isHere: true },
    { kind: "internet", network: "198.51.x.x", isHere: false },
    { kind: "internet", network: "203.0.x.x", isHere: false },
  ]);
});

test("B1 signing out everywhere else leaves this session alone", async () => {
  const others = [await enter(), await enter()];
  const { sessionToken } = await enter();
  const caller = await bench.deps.authenticator.callerOf(sessionToken);
  if (!caller) throw new Error("the session is not open");
  expect(await endOtherSessions(bench.deps, caller)).toBe(2);
  expect(await bench.deps.authenticator.callerOf(sessionToken)).not.toBeNull();
  for (const other of others) expect(await bench.deps.authenticator.callerOf(other.sessionToken)).toBeNull();
});
