import { expect, test } from "bun:test";
import { clearedSessionCookie, readSessionToken, sessionCookie } from "./session-cookie.ts";

const read = (cookie: string): string | null =>
  readSessionToken(new Request("http://iris.test", { headers: { cookie } }));

test("a session cookie is bound to this host, hidden from scripts and sent only with TLS", () => {
  expect(sessionCookie("t0ken", 60.9)).toBe("__Host-iris=t0ken; Max-Age=60; Path=/; Secure; HttpOnly; SameSite=Lax");
  expect(clearedSessionCookie()).toContain("__Host-iris=; Max-Age=0;");
});

test.each([
  ["__Host-iris=abc", "abc"],
  ["theme=dark; __Host-iris=abc; x=y", "abc"],
  ["__Host-iris=a=b", "a=b"],
  ["__Host-iris=", null],
  ["iris=abc; x__Host-iris=abc", null],
  ["nonsense", null],
])("the token in %s is %s", (cookie, token) => {
  expect(read(cookie)).toBe(token);
});
