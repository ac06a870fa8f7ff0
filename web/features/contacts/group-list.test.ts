import { expect, test } from "bun:test";
import type { Contact } from "../../../src/protocol/contacts.ts";
import { sectionsOf } from "./group-list.ts";

const contact = (accountId: string, isFavourite = false, ...groupIds: string[]): Contact => ({
  ...{ accountId, since: 1, isFavourite, groupIds },
});
const groups = [
  { id: "work", name: "Work" },
  { id: "choir", name: "Choir" },
  { id: "empty", name: "Empty" },
];
const sections = (contacts: Contact[]) =>
  sectionsOf(contacts, groups, (id) => id).map(({ id, contacts }) => [id, contacts.map((one) => one.accountId)]);

test("S14 favourites stand first, groups in their order, everybody at least once", () => {
  expect(
    sections([
      contact("zoe"),
      contact("bob", true, "choir"),
      contact("ada", false, "choir", "work"),
      contact("emmy", false, "a group that is gone"),
    ]),
  ).toEqual([
    ["favourites", ["bob"]],
    ["work", ["ada"]],
    ["choir", ["ada", "bob"]],
    ["others", ["emmy", "zoe"]],
  ]);
});

test("S14 nobody, no section", () => expect(sections([])).toEqual([]));
