import { expect, test } from "bun:test";
import { redactFields } from "./redact.ts";

test("S61 numbers, flags, ids and listed words pass", () => {
  const fields = { operation: "signIn", status: 200, isNew: true, accountId: "a", memberIds: ["b", "c"], at: null };
  expect(redactFields(fields)).toEqual(fields);
});

test.each([
  ...["password", "newPassword", "smtpPassphrase", "clientSecret", "operatorToken", "cookie", "Authorization"],
  ...["email", "emailAddress", "mail", "text", "body", "sdp", "candidate", "name", "firstName", "fileName", "subject"],
  ...["content", "topic", "query", "credentials"],
])("the field %s is redacted, whatever it holds", (name) => {
  for (const value of ["violet", 4711, { deep: "violet" }, ["violet"]]) {
    expect(redactFields({ [name]: value, inner: { [name]: value } })).toEqual({
      [name]: "[redacted]",
      inner: { [name]: "[redacted]" },
    });
  }
});

test("text under a name nobody listed is withheld, also in lists and objects", () => {
  expect(redactFields({ note: "violet", notes: ["violet"], inner: { note: "violet" } })).toEqual({
    note: "[withheld]",
    notes: ["[withheld]"],
    inner: { note: "[withheld]" },
  });
});

test("an error keeps its class, code and place, and loses what it says", () => {
  const cause = Object.assign(new TypeError("violet"), { code: "SQLITE_CONSTRAINT" });
  const line = JSON.stringify(redactFields({ error: new RangeError("violet", { cause }), other: new Error("violet") }));
  expect(line).toContain("RangeError");
  expect(line).toContain("SQLITE_CONSTRAINT");
  expect(line).toContain("redact.test.ts");
  expect(line).not.toContain("violet");
});

test("an error is called what it calls itself, as long as that is a name", () => {
  const named = (name: string) => JSON.stringify(redactFields({ error: Object.assign(new Error("x"), { name }) }));
  expect(named("CommitFailed")).toContain('"CommitFailed"');
  expect(named("violet and 4711")).toContain('"Error"');
});

test("an error of several lines does not smuggle them in as frames", () => {
  const error = new Error("a\n    at violet (violet.ts:1:1)");
  expect(JSON.stringify(redactFields({ error }))).not.toContain("violet");
});

test("what has no end is cut", () => {
  interface Ring {
    next?: Ring;
  }
  const ring: Ring = {};
  ring.next = ring;
  expect(JSON.stringify(redactFields({ ring, ids: Array.from({ length: 500 }, (_, i) => i) })).length).toBeLessThan(
    400,
  );
});
