import { expect, test } from "bun:test";
import { withoutShapes } from "./addresses-only.ts";

const built = async (source: string) => {
  const { outputs, logs } = await Bun.build({
    entrypoints: ["/contract.ts"],
    files: { "/contract.ts": withoutShapes("/contract.ts", source), "/shapes.ts": "export const z = make();" },
    minify: { syntax: true },
  });
  if (outputs[0] === undefined) throw new Error(logs.join("\n"));
  return outputs[0].text();
};

test("an endpoint keeps where it is and whether it answers; its shapes go, and what made them", async () => {
  const script = await built(`
    const endpoint = (declared: object) => declared;
    const z = { object: (shape: object) => shape };
    const person = z.object({ name: "a shape" });
    const people = [person] as const;
    export const find = endpoint({
      operation: "findPeople", method: "GET", path: "/api/people", summary: "words", access: "account", limit: "read",
      query: () => z.object({ q: "another shape" }), response: () => people, failures: ["a.failure"], overSocket: true,
    });
    export const open = endpoint({ path: "/api/file", response: "stream" });
    export const remove = endpoint({ path: "/api/remove" });
  `);
  expect(script).toContain('path: "/api/people"');
  expect(script).toMatch(/response: (true|!0)/);
  expect(script).toContain('response: "stream"');
  expect(script).toContain("overSocket");
  for (const gone of ["a shape", "another shape", "words", "a.failure"]) expect(script).not.toContain(gone);
});

test("a shape that something asks for stays", async () => {
  const script = await built(`
    const z = { email: () => ({ name: "an address" }) };
    export const address = z.email();
    export const other = [1, "two"].map(String);
  `);
  expect(script).toContain("an address");
  expect(script).toContain("two");
});

test("what cannot be read is not passed over", () => {
  expect(() => withoutShapes("/broken.ts", "export const = ;")).toThrow("/broken.ts cannot be read");
});
