import { expect, test } from "bun:test";
import { type Actor, mayRelease, mayRestrict } from "./restriction.policy.ts";

const ada = { id: "ada", companyId: "hafenbau" };
const actors: Record<string, Actor> = {
  herself: { by: "person", id: "ada" },
  somebody: { by: "person", id: "bob" },
  administrator: { by: "administrator", id: "grace", companyId: "hafenbau" },
  "administrator of another company": { by: "administrator", id: "mallory", companyId: "elsewhere" },
  "administrator who is herself": { by: "administrator", id: "ada", companyId: "hafenbau" },
  operator: { by: "operator", id: "olga" },
  "operator who is herself": { by: "operator", id: "ada" },
};

test.each([
  ["herself", true, { person: true, administrator: false, operator: false }],
  ["somebody", false, { person: false, administrator: false, operator: false }],
  ["administrator", true, { person: true, administrator: true, operator: false }],
  ["administrator of another company", false, { person: false, administrator: false, operator: false }],
  ["administrator who is herself", false, { person: true, administrator: true, operator: false }],
  ["operator", true, { person: true, administrator: true, operator: true }],
  ["operator who is herself", false, { person: true, administrator: true, operator: true }],
] as const)("S55 what %s may do with Ada's restriction", (who, restricts, releases) => {
  const actor = actors[who] as Actor;
  expect(mayRestrict(actor, ada)).toBe(restricts);
  for (const by of ["person", "administrator", "operator"] as const)
    expect([by, mayRelease(actor, ada, by)]).toEqual([by, releases[by]]);
});
