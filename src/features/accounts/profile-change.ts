import { isSupportedCountry } from "libphonenumber-js/min";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { ProfileDetails, updateOwnProfile, WorkingHours } from "../../protocol/profiles.ts";
import { normalisePhone, type PhoneFault } from "./phone-number.ts";

export type ProfileChange = InputOf<typeof updateOwnProfile>["body"];
export type ProfileFault = PhoneFault | "countryUnknown" | "timeZoneUnknown" | "dayTwice" | "hoursEmpty";

/** Something in a change that the contract's shapes cannot tell, and where. */
export interface FaultyField {
  /** `body.phones.0.number` */
  readonly path: string;
  readonly fault: ProfileFault;
}

/** @returns what the profile is after the change, and what must be mended first */
export function applyProfileChange(
  before: ProfileDetails,
  change: Omit<ProfileChange, "version" | "firstName" | "lastName">,
): { readonly details: ProfileDetails; readonly faults: readonly FaultyField[] } {
  const faults: FaultyField[] = [];
  const address = change.address === undefined ? before.address : withoutBlanks(change.address);
  const country = address?.country ?? undefined;
  if (country !== undefined && !isSupportedCountry(country))
    faults.push({ path: "body.address.country", fault: "countryUnknown" });

  const phones = change.phones?.flatMap(({ kind, number: typed, country: own }, at) => {
    const normalised = normalisePhone(typed, own ?? country);
    if ("number" in normalised) return { kind, number: normalised.number };
    faults.push({ path: `body.phones.${at}.number`, fault: normalised.fault });
    return [];
  });
  const timeZone = change.timeZone ? canonicalTimeZone(change.timeZone) : change.timeZone;
  if (change.timeZone && timeZone === undefined) faults.push({ path: "body.timeZone", fault: "timeZoneUnknown" });
  if (change.workingHours) faults.push(...faultyHours(change.workingHours));

  const details: ProfileDetails = {
    salutation: changed(before.salutation, change.salutation),
    nickname: changed(before.nickname, change.nickname),
    jobTitle: changed(before.jobTitle, change.jobTitle),
    department: changed(before.department, change.department),
    tags: change.tags ? distinct(change.tags) : before.tags,
    address,
    phones: phones ?? before.phones,
    timeZone: changed(before.timeZone, timeZone),
    workingHours: change.workingHours?.toSorted((a, b) => a.day - b.day) ?? before.workingHours,
  };
  return { details, faults };
}

/** Nothing and an emptied field are the same. */
const blankIsNone = (text: string | null) => text || null;
const changed = (before: string | null, now: string | null | undefined) =>
  now === undefined ? before : blankIsNone(now);

function withoutBlanks(address: ProfileDetails["address"]): ProfileDetails["address"] {
  if (!address) return null;
  const kept = {
    street: blankIsNone(address.street),
    postalCode: blankIsNone(address.postalCode),
    city: blankIsNone(address.city),
    region: blankIsNone(address.region),
    country: address.country,
  };
  return Object.values(kept).some((part) => part !== null) ? kept : null;
}

/** The first spelling of each. */
function distinct(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  return tags.filter((tag) => {
    const folded = tag.normalize("NFKC").toLowerCase();
    return !seen.has(folded) && seen.add(folded);
  });
}

/** The name as the time zone database spells it; offsets (`+02:00`) are no place and know no summer. */
export function canonicalTimeZone(name: string): string | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function* faultyHours(hours: readonly WorkingHours[]): Generator<FaultyField> {
  for (const [at, { day, from, to }] of hours.entries()) {
    if (hours.findIndex((other) => other.day === day) < at)
      yield { path: `body.workingHours.${at}.day`, fault: "dayTwice" };
    if (from === to) yield { path: `body.workingHours.${at}.to`, fault: "hoursEmpty" };
  }
}
