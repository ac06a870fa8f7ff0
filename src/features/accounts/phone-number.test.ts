import { describe, expect, test } from "bun:test";
import { normalisePhone } from "./phone-number.ts";

describe("S4 phone numbers are kept in E.164", () => {
  const written: [typed: string, country: string | undefined, number: string][] = [
    ["030 123456", "DE", "+4930123456"],
    ["(030) 12 34 56", "DE", "+4930123456"],
    ["0151/23456789", "DE", "+4915123456789"],
    ["+49 (0)30 123456", "DE", "+4930123456"],
    ["01 42 68 53 00", "FR", "+33142685300"],
    ["044 668 18 00", "CH", "+41446681800"],
    ["(212) 555-0123", "US", "+12125550123"],
    ["020 7946 0018", "GB", "+442079460018"],
    ["+44 20 7946 0018", "DE", "+442079460018"],
    ["0044 20 7946 0018", "DE", "+442079460018"],
    ["0044 20 7946 0018", undefined, "+442079460018"],
    ["+442079460018", undefined, "+442079460018"],
    // Italy keeps its zero.
    ["06 6982", "IT", "+39066982"],
  ];
  for (const [typed, country, number] of written)
    test(`${typed} in ${country ?? "no country"}`, () => expect(normalisePhone(typed, country)).toEqual({ number }));
});

describe("S4 what is no number of that country is refused", () => {
  const refused: [typed: string, country: string | undefined, fault: "phoneInvalid" | "phoneCountryMissing"][] = [
    ["030 123456", undefined, "phoneCountryMissing"],
    ["030 123456", "XX", "phoneCountryMissing"],
    ["12", "DE", "phoneInvalid"],
    ["+49", "DE", "phoneInvalid"],
    ["+999 123456789", undefined, "phoneInvalid"],
    ["(212) 555-01", "US", "phoneInvalid"],
    ["call 030 123456", "DE", "phoneInvalid"],
    ["030 123456 ext. 7", "DE", "phoneInvalid"],
    ["+4930123456789012345", "DE", "phoneInvalid"],
    ["<script>", "DE", "phoneInvalid"],
  ];
  for (const [typed, country, fault] of refused)
    test(`${typed} in ${country ?? "no country"}`, () => expect(normalisePhone(typed, country)).toEqual({ fault }));
});
