import { expect, test } from "bun:test";
import { personalData } from "../../personal-data.ts";
import type { Platform } from "../../platform/platform.ts";
import { allParts, tablesApart } from "./all-parts.ts";

const exported = personalData.tables.filter(({ columns }) => columns.some(({ exported }) => exported === "yes"));
const inParts = [...allParts({} as Platform).flatMap(({ tables }) => tables), ...tablesApart];

test("S49 whatever the map of personal data calls exported is in a part of the export, once", () => {
  // What is a company's or the operator's is theirs to ask for; a guest has no account and is gone within a day.
  const ofPeople = exported.filter(({ whose }) => whose === "person" || whose === "members");
  expect(ofPeople.length).toBeGreaterThan(40);
  expect(ofPeople.map(({ name }) => name).filter((name) => !inParts.includes(name))).toEqual([]);
  expect(inParts.filter((name, index) => inParts.indexOf(name) !== index)).toEqual([]);
});

test("S49 and no part tells of a table that the map keeps out of it", () => {
  const names = new Set(exported.map(({ name }) => name));
  expect(inParts.filter((name) => !names.has(name))).toEqual([]);
});
