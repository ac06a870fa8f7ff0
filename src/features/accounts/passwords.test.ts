import { expect, test } from "bun:test";
import { createPasswords, nobodysHash } from "./passwords.ts";

const { hash, matches } = createPasswords();
/** Algorithm, version and costs: what the time of a comparison depends on. */
const costOf = (text: string) => text.split("$").slice(0, 4);

test("S3 a password is stored as argon2id, salted anew each time", async () => {
  const [one, other] = await Promise.all([hash("teapot granite"), hash("teapot granite")]);
  expect(one).toStartWith("$argon2id$");
  expect(one).not.toBe(other);
  expect(await matches("teapot granite", one)).toBe(true);
  expect(await matches("teapot basalt", one)).toBe(false);
});

test("S71 where there is no account the comparison costs the same and fails", async () => {
  expect(costOf(nobodysHash)).toEqual(costOf(await hash("teapot granite")));
  expect(await matches("teapot granite", undefined)).toBe(false);
});

test("letters written in two ways are one password", async () => {
  expect(await matches("caf\u00e9 granite", await hash("cafe\u0301 granite"))).toBe(true);
});
