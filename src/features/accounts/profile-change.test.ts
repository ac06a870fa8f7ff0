import { describe, expect, test } from "bun:test";
import type { ProfileDetails } from "../../protocol/profiles.ts";
import { applyProfileChange, canonicalTimeZone } from "./profile-change.ts";

const nothing: ProfileDetails = {
  ...{ salutation: null, nickname: null, jobTitle: null, department: null, tags: [] },
  ...{ address: null, phones: [], timeZone: null, workingHours: [] },
};
const berlin = { street: "Hauptstr. 1", postalCode: "10115", city: "Berlin", region: null, country: "DE" };

test("S4 what is left out stays, what is emptied is gone", () => {
  const before = {
    ...nothing,
    jobTitle: "Engineer",
    department: "Engines",
    tags: ["steam"],
    timeZone: "Europe/London",
  };
  const { details, faults } = applyProfileChange(before, { jobTitle: "", tags: [], timeZone: null });
  expect(faults).toEqual([]);
  expect(details).toEqual({ ...nothing, department: "Engines" });
});

test("S4 an address of blanks is none", () => {
  const blank = { street: "", postalCode: "", city: null, region: "", country: null };
  expect(applyProfileChange({ ...nothing, address: berlin }, { address: blank }).details.address).toBeNull();
});

test("S4 a tag counts once, however it is written", () => {
  expect(applyProfileChange(nothing, { tags: ["Bun", "bun", "BUN", "SQL"] }).details.tags).toEqual(["Bun", "SQL"]);
});

test("S4 a national number is one of the address's country, unless it names its own", () => {
  const phones = [
    { kind: "work" as const, number: "030 123456" },
    { kind: "mobile" as const, number: "01 42 68 53 00", country: "FR" },
  ];
  const { details } = applyProfileChange(nothing, { address: berlin, phones });
  expect(details.phones).toEqual([
    { kind: "work", number: "+4930123456" },
    { kind: "mobile", number: "+33142685300" },
  ]);
  expect(applyProfileChange({ ...nothing, address: berlin }, { phones }).details.phones).toEqual(details.phones);
});

test("S4 every fault is named with its place", () => {
  const { faults } = applyProfileChange(nothing, {
    address: { ...berlin, country: "ZZ" },
    phones: [
      { kind: "work", number: "+4930123456" },
      { kind: "home", number: "12", country: "DE" },
    ],
    timeZone: "Europe/Atlantis",
    workingHours: [
      { day: 1, from: "09:00", to: "09:00" },
      { day: 1, from: "10:00", to: "12:00" },
    ],
  });
  expect(faults).toEqual([
    { path: "body.address.country", fault: "countryUnknown" },
    { path: "body.phones.1.number", fault: "phoneInvalid" },
    { path: "body.timeZone", fault: "timeZoneUnknown" },
    { path: "body.workingHours.0.to", fault: "hoursEmpty" },
    { path: "body.workingHours.1.day", fault: "dayTwice" },
  ]);
});

test("S4 working hours stand in the order of the week; a night shift ends the next day", () => {
  const workingHours = [
    { day: 5, from: "22:00", to: "06:00" },
    { day: 1, from: "09:00", to: "17:30" },
  ];
  const { details, faults } = applyProfileChange(nothing, { workingHours });
  expect(faults).toEqual([]);
  expect(details.workingHours.map(({ day }) => day)).toEqual([1, 5]);
});

describe("S4 time zones are those of the IANA database", () => {
  const zones: [name: string, canonical: string | undefined][] = [
    ["Europe/Berlin", "Europe/Berlin"],
    ["europe/berlin", "Europe/Berlin"],
    ["UTC", "UTC"],
    ["america/sao_paulo", "America/Sao_Paulo"],
    ["+02:00", undefined],
    ["Mars/Olympus", undefined],
    ["", undefined],
  ];
  for (const [name, canonical] of zones) test(name || "nothing", () => expect(canonicalTimeZone(name)).toBe(canonical));
});
