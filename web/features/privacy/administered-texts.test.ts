import { expect, test } from "bun:test";
import { administeredActs } from "../../../src/protocol/privacy.ts";
import { actTexts } from "../audit/act-texts.ts";
import { administeredTexts } from "./administered-texts.ts";

/** Of one's own doing, or of what one made: nobody else does these to a person. */
const ofOneself = ["accounts.password_reset", "accounts.email_change_undone"];
/** By the person's own coming in. */
const byComing = ["single_sign_on.person_created", "single_sign_on.person_linked"];

test("S72 whatever the audit log says of a person is told to that person, in words of its own", () => {
  const ofPeople = Object.entries(actTexts.en).flatMap(([act, text]) => (text.includes("{subject}") ? [act] : []));
  const told = ofPeople.filter((act) => ![...ofOneself, ...byComing].includes(act));
  expect(told.length).toBeGreaterThan(10);
  expect(told.filter((act) => !administeredActs.some((shown) => shown === act))).toEqual([]);
  expect(Object.keys(administeredTexts.en).toSorted()).toEqual([...administeredActs].toSorted());
});
