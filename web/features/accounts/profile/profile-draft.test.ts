import { describe, expect, test } from "bun:test";
import type { OwnProfile } from "../../../../src/protocol/profiles.ts";
import { changesOf, draftOf, faultsOf, fieldOf } from "./profile-draft.ts";

const nothing: OwnProfile = {
  ...{ firstName: "Ada", lastName: "Lovelace", version: 0 },
  ...{ salutation: null, nickname: null, jobTitle: null, department: null, tags: [], address: null, phones: [] },
  ...{ timeZone: null, workingHours: [], avatar: null, emails: [] },
};
const draft = draftOf(nothing);

test("S4 a form that says what the profile says is not changed", () => {
  const full: OwnProfile = {
    ...nothing,
    ...{ jobTitle: "Engineer", tags: ["steam"], timeZone: "Europe/Berlin" },
    address: { street: "Hauptstr. 1", postalCode: null, city: "Berlin", region: null, country: "DE" },
    phones: [{ kind: "work", number: "+4930123456" }],
    workingHours: [{ day: 3, from: "08:00", to: "12:00" }],
  };
  for (const profile of [nothing, full]) {
    const before = draftOf(profile);
    expect(changesOf(before, draftOf(profile))).toBeNull();
    expect(changesOf(before, { ...before, jobTitle: `${before.jobTitle} ` })).toBeNull();
  }
});

test("S50 what differs is sent, and nothing else", () => {
  const now = {
    ...draft,
    ...{ lastName: "King", jobTitle: " Countess ", city: "London", country: "GB", timeZone: "Europe/London" },
    phones: [
      { key: 1, kind: "work" as const, number: " " },
      { key: 2, kind: "mobile" as const, number: "020 7946 0018" },
    ],
    days: draft.days.map((day, at) => ({ ...day, isOn: at === 1 })),
  };
  expect(changesOf(draft, now, "GB")).toEqual({
    lastName: "King",
    jobTitle: "Countess",
    phones: [{ kind: "mobile", number: "020 7946 0018", country: "GB" }],
    address: { street: null, postalCode: null, city: "London", region: null, country: "GB" },
    timeZone: "Europe/London",
    workingHours: [{ day: 2, from: "09:00", to: "17:00" }],
  });
  expect(changesOf(now, { ...now, jobTitle: "" })).toEqual({ jobTitle: null });
});

describe("S4 faults stand at their field", () => {
  test("of the form itself", () => {
    const now = {
      ...draft,
      firstName: " ",
      phones: [{ key: 1, kind: "work" as const, number: "12" }],
      days: draft.days.map((day) => ({ ...day, isOn: true, to: "09:00" })),
    };
    expect(faultsOf(now, () => false)).toMatchObject({
      ...{ firstName: "nameMissing", "phones.0": "phoneInvalid", "days.6": "hoursEmpty" },
    });
    expect(faultsOf(now)["phones.0"]).toBeUndefined();
    expect(faultsOf(draft, () => false)).toEqual({});
  });

  const now = {
    ...draft,
    phones: ["", "12", "13"].map((number, key) => ({ key, kind: "work" as const, number })),
    days: draft.days.map((day, at) => ({ ...day, isOn: at >= 5 })),
  };
  const paths: [path: string, field: string][] = [
    ["body.phones.0.number", "phones.1"],
    ["body.phones.1.number", "phones.2"],
    ["body.workingHours.0.to", "days.5"],
    ["body.timeZone", "timeZone"],
    ["body.address.country", "country"],
    ["body.jobTitle", "jobTitle"],
  ];
  for (const [path, field] of paths) test(`of the server: ${path}`, () => expect(fieldOf(path, now)).toBe(field));
});
