import { describe, expect, test } from "bun:test";
import { type Sight, type Standing, sightOfProfile } from "./profiles.policy.ts";

const nobody: Standing = {
  ...{ isSelf: false, isKnown: false, isFindable: false },
  ...{ areColleagues: false, areContacts: false },
};

describe("S4 S9 what of a profile somebody sees", () => {
  const cases: [who: string, standing: Partial<Standing>, sight: Sight][] = [
    ["oneself", { isSelf: true }, "everything"],
    ["a stranger", {}, "nothing"],
    ["a colleague who is hidden", { areColleagues: true }, "nothing"],
    ["a contact who is not known any more", { areContacts: true }, "nothing"],
    ["somebody who is findable", { isKnown: true, isFindable: true }, "card"],
    ["somebody met in a bubble, not to be found", { isKnown: true }, "card"],
    ["a colleague", { isKnown: true, isFindable: true, areColleagues: true }, "everything"],
    ["a contact", { isKnown: true, isFindable: true, areContacts: true }, "everything"],
    ["a colleague after a block", { isKnown: true, areColleagues: true }, "card"],
    ["a contact after a block", { isKnown: true, areContacts: true }, "card"],
  ];
  for (const [who, standing, sight] of cases)
    test(`${who}: ${sight}`, () => expect(sightOfProfile({ ...nobody, ...standing })).toBe(sight));
});
