import type { CallOf } from "../../../../src/protocol/endpoint.ts";
import type { OwnProfile, PhoneKind, updateOwnProfile } from "../../../../src/protocol/profiles.ts";

export interface PhoneDraft {
  /** Keeps its place in the list while others come and go. */
  readonly key: number;
  readonly kind: PhoneKind;
  /** As typed. */
  readonly number: string;
}
export interface DayDraft {
  readonly isOn: boolean;
  readonly from: string;
  readonly to: string;
}
export const textFields = ["firstName", "lastName", "salutation", "nickname", "jobTitle", "department"] as const;
export const addressFields = ["street", "postalCode", "city", "region", "country"] as const;
export type TextField = (typeof textFields)[number];
export type AddressField = (typeof addressFields)[number];

/** The form as it stands: empty text where nothing is said. */
export type ProfileDraft = Readonly<Record<TextField | AddressField | "timeZone", string>> & {
  readonly tags: readonly string[];
  readonly phones: readonly PhoneDraft[];
  /** Monday first. */
  readonly days: readonly DayDraft[];
};

const usual = { from: "09:00", to: "17:00" };

export function draftOf(profile: OwnProfile): ProfileDraft {
  const { address } = profile;
  return {
    ...{ firstName: profile.firstName, lastName: profile.lastName },
    ...{ salutation: profile.salutation ?? "", nickname: profile.nickname ?? "" },
    ...{ jobTitle: profile.jobTitle ?? "", department: profile.department ?? "", timeZone: profile.timeZone ?? "" },
    ...{ street: address?.street ?? "", postalCode: address?.postalCode ?? "", city: address?.city ?? "" },
    ...{ region: address?.region ?? "", country: address?.country ?? "" },
    tags: profile.tags,
    phones: profile.phones.map(({ kind, number }, key) => ({ key, kind, number })),
    days: Array.from({ length: 7 }, (_, at) => {
      const hours = profile.workingHours.find(({ day }) => day === at + 1);
      return hours ? { isOn: true, from: hours.from, to: hours.to } : { isOn: false, ...usual };
    }),
  };
}

/** What is wrong with a field, by the field's name (`firstName`, `phones.0`, `days.3`). */
export type DraftFaults = Readonly<Record<string, "nameMissing" | "phoneInvalid" | "hoursEmpty">>;

/** @param isPhone undefined while it is not known yet what a number is */
export function faultsOf(draft: ProfileDraft, isPhone?: (number: string) => boolean): DraftFaults {
  const faults: [string, DraftFaults[string]][] = [];
  for (const name of ["firstName", "lastName"] as const)
    if (draft[name].trim() === "") faults.push([name, "nameMissing"]);
  for (const [at, { number }] of draft.phones.entries())
    if (number.trim() !== "" && isPhone?.(number) === false) faults.push([`phones.${at}`, "phoneInvalid"]);
  for (const [at, { isOn, from, to }] of draft.days.entries())
    if (isOn && (from === to || from === "" || to === "")) faults.push([`days.${at}`, "hoursEmpty"]);
  return Object.fromEntries(faults);
}

type ProfileBody = CallOf<typeof updateOwnProfile>["body"];
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const said = ({ phones }: ProfileDraft) =>
  phones.flatMap(({ kind, number }) => (number.trim() === "" ? [] : [{ kind, number: number.trim() }]));
const hoursOf = ({ days }: ProfileDraft) =>
  days.flatMap(({ isOn, from, to }, at) => (isOn ? [{ day: at + 1, from, to }] : []));
const addressOf = (draft: ProfileDraft) => addressFields.map((field) => draft[field].trim());

/** What differs, as the server wants it; null when nothing does. @param country of national numbers */
export function changesOf(before: ProfileDraft, now: ProfileDraft, country?: string): ProfileBody | null {
  const isChanged = (field: TextField) => before[field].trim() !== now[field].trim();
  const ownFields = (["salutation", "nickname", "jobTitle", "department"] as const).filter(isChanged);
  const changes: ProfileBody = {
    ...(isChanged("firstName") && { firstName: now.firstName.trim() }),
    ...(isChanged("lastName") && { lastName: now.lastName.trim() }),
    ...Object.fromEntries(ownFields.map((field) => [field, now[field].trim() || null])),
    ...(!same(before.tags, now.tags) && { tags: [...now.tags] }),
    ...(!same(said(before), said(now)) && {
      phones: said(now).map((phone) => ({ ...phone, ...(country !== undefined && { country }) })),
    }),
    ...(!same(addressOf(before), addressOf(now)) && {
      address: {
        ...{ street: now.street.trim() || null, postalCode: now.postalCode.trim() || null },
        ...{ city: now.city.trim() || null, region: now.region.trim() || null, country: now.country || null },
      },
    }),
    ...(before.timeZone !== now.timeZone && { timeZone: now.timeZone || null }),
    ...(!same(hoursOf(before), hoursOf(now)) && { workingHours: hoursOf(now) }),
  };
  return Object.keys(changes).length > 0 ? changes : null;
}

/** The form's field that a fault in the request's body is about: `body.phones.1.number` → `phones.2` when the first is blank. */
export function fieldOf(path: string, draft: ProfileDraft): string {
  const [, name = "", at, part] = path.split(".");
  const index = Number(at);
  if (name === "phones") {
    const filled = [...draft.phones.keys()].filter((key) => draft.phones[key]?.number.trim() !== "");
    return `phones.${filled[index] ?? 0}`;
  }
  if (name === "workingHours") return `days.${(hoursOf(draft)[index]?.day ?? 1) - 1}`;
  return name === "address" ? (at ?? "country") : part === undefined ? name : `${name}.${at}`;
}
