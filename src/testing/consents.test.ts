import { expect, test } from "bun:test";
import { consentStores } from "../features/rights/consents.ts";
import { personalData } from "../personal-data.ts";
import { consentKinds } from "../protocol/consents.ts";

/** Columns that note when somebody agreed to something. */
const notesAgreement = /consent|(accepted|given|agreed)At$/i;

test("S57 whatever is kept on the ground of a consent, or notes one, has its place in the one list of consents", () => {
  const listed = new Set(Object.values(consentStores).flat());
  const rests = personalData.tables
    .filter(({ basis, columns }) => basis === "consent" || columns.some(({ name }) => notesAgreement.test(name)))
    .map(({ name }) => name);
  const inMemory = personalData.memory.filter(({ basis }) => basis === "consent").map(({ name }) => name);
  // Were nothing found, nothing would be held against the list.
  expect(rests.length).toBeGreaterThan(5);
  expect([...rests, ...inMemory].filter((name) => !listed.has(name))).toEqual([]);
  expect(Object.keys(consentStores)).toEqual([...consentKinds]);
});

test("S59 nothing that is kept about people scores, ranks or rates them", () => {
  const judging = /score|rating|rank(ing)?|profil(e|ing)_?(of|score)|risk|reputation|behaviou?r|prediction|segment/i;
  const names = personalData.tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => judging.test(name))).toEqual([]);
});
