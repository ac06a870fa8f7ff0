import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { Failure } from "../../../platform/http/failure.ts";
import { type AccountsBench, accountsBench } from "../accounts.testing.ts";
import { type Attempt, type GuessLimit, guessLimit } from "./guess-limit.ts";
import { forgottenAfterMs } from "./guesses.policy.ts";
import { guesses } from "./guesses.tables.ts";

let at = 1_800_000_000_000;
let bench: AccountsBench;
let limit: GuessLimit;
const startAnew = () => guessLimit({ ...bench.deps, now: () => at });
const rows = () => bench.deps.db.reader.select().from(guesses);

beforeAll(async () => {
  bench = await accountsBench();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  await bench.deps.db.transaction(async (tx) => void (await tx.delete(guesses)));
  limit = startAnew();
});

const from = (address: string, subject = "ada", ownDevice: string | null = null): Attempt => ({
  ...{ subject, address, ownDevice },
});
/** @returns seconds to wait; 0: the answer was looked at, and was wrong */
const guess = async (attempt: Attempt): Promise<number> => {
  try {
    await limit.begin(attempt);
    return 0;
  } catch (error) {
    if (error instanceof Failure && error.code === "core.too_many") return error.retryAfterSec ?? -1;
    throw error;
  }
};
const guessOften = (attempt: Attempt, times: number) =>
  Promise.all(Array.from({ length: times }, () => guess(attempt)));

test("S71 a stranger's sixth guess waits, and each further one twice as long", async () => {
  expect(await guessOften(from("192.0.2.1"), 6)).toEqual([0, 0, 0, 0, 0, 2]);
  at += 2_000;
  expect(await guessOften(from("192.0.2.1"), 2)).toEqual([0, 4]);
});

test("S71 strangers do not lock out a browser from which the person signed in before, nor another network", async () => {
  for (let i = 0; i < 40; i++) {
    await guess(from("192.0.2.1"));
    at += 3_600_000;
  }
  at -= 3_600_000;
  expect(await guess(from("192.0.2.1"))).toBeGreaterThan(0);
  expect(await guess(from("192.0.2.1", "ada", "her laptop"))).toBe(0);
  expect(await guess(from("198.51.100.7"))).toBe(0);
});

test("S71 many networks that guess at one account wait together", async () => {
  for (let i = 0; i < 50; i++) expect(await guess(from(`192.0.2.${i}`))).toBe(0);
  expect(await guess(from("198.51.100.1"))).toBe(1);
  expect(await guess(from("198.51.100.1", "bob"))).toBe(0);
  expect(await guess(from("198.51.100.1", "ada", "her laptop"))).toBe(0);
});

test("S71 one network that tries many accounts waits, its own devices apart", async () => {
  for (let i = 0; i < 30; i++) expect(await guess(from("192.0.2.1", `account ${i}`))).toBe(0);
  expect(await guess(from("192.0.2.1", "one more"))).toBe(1);
  expect(await guess(from("192.0.2.1", "ada", "her laptop"))).toBe(0);
});

test("S71 a whole IPv6 network of one subscriber counts as one", async () => {
  for (let i = 0; i < 5; i++) expect(await guess(from(`2001:db8:1:2::${i}`))).toBe(0);
  expect(await guess(from("2001:db8:1:2:ffff::1"))).toBe(2);
});

test("a right answer forgives the own mistakes and none of the others'", async () => {
  await guessOften(from("192.0.2.1"), 4);
  await (await limit.begin(from("192.0.2.1")))();
  expect(await guessOften(from("192.0.2.1"), 5)).toEqual([0, 0, 0, 0, 0]);
  for (let i = 0; i < 41; i++) await guess(from(`198.51.100.${i}`));
  await (await limit.begin(from("203.0.113.9", "ada", "her laptop")))();
  expect(await guess(from("203.0.113.9"))).toBe(1);
});

test("S71 answers that come at once do not slip through together", async () => {
  const attempts = await guessOften(from("192.0.2.1"), 20);
  expect(attempts.filter((wait) => wait === 0)).toHaveLength(5);
});

test("S71 wrong answers count on after a restart, and a right one is forgiven on disk too", async () => {
  await guessOften(from("192.0.2.1"), 5);
  limit = startAnew();
  expect(await guess(from("192.0.2.1"))).toBe(2);
  at += 2_000;
  await (await limit.begin(from("192.0.2.1")))();
  limit = startAnew();
  expect(await guessOften(from("192.0.2.1"), 6)).toEqual([0, 0, 0, 0, 0, 2]);
});

test("S71 what is kept of wrong answers names nobody, and is gone when it no longer counts", async () => {
  await guess(from("192.0.2.1", "ada@example.org"));
  const kept = await rows();
  expect(kept).toHaveLength(3);
  for (const { whoIndex } of kept) expect(whoIndex).not.toMatch(/192|ada|example/);
  at += forgottenAfterMs - 1;
  await limit.tidy();
  expect(await rows()).toHaveLength(3);
  at += 1;
  await limit.tidy();
  expect(await rows()).toEqual([]);
});
