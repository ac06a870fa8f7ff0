import { addressFields, type PhoneDraft, type ProfileDraft, textFields } from "./profile-draft.ts";

const whole = [...textFields, ...addressFields, "timeZone", "tags", "phones"] as const;
const days = [0, 1, 2, 3, 4, 5, 6] as const;
/** A part of the form that is changed as one: a field, the list of numbers, a day of the week. */
export type DraftPart = (typeof whole)[number] | `days.${(typeof days)[number]}`;
export const draftParts: readonly DraftPart[] = [...whole, ...days.map((day) => `days.${day}` as const)];

/** Where a part stands in `days`; undefined: it is no day. */
export const dayOf = (part: DraftPart): number | undefined =>
  part.startsWith("days.") ? Number(part.slice("days.".length)) : undefined;

const spoken = ({ kind, number }: PhoneDraft) => ({ kind, number: number.trim() });
/** What two values of a part are compared by: neither blanks around a text nor the place of a blank number count. */
function said(draft: ProfileDraft, part: DraftPart): string {
  const day = dayOf(part);
  if (day !== undefined) {
    const hours = draft.days[day];
    return hours?.isOn ? `${hours.from}-${hours.to}` : "";
  }
  if (part === "phones") return JSON.stringify(draft.phones.map(spoken).filter(({ number }) => number !== ""));
  const value = draft[part as (typeof whole)[number]];
  return typeof value === "string" ? value.trim() : JSON.stringify(value);
}

/** The draft with one part as it is in another. */
export function withPart(draft: ProfileDraft, part: DraftPart, other: ProfileDraft): ProfileDraft {
  const day = dayOf(part);
  if (day === undefined) return { ...draft, [part]: other[part as (typeof whole)[number]] };
  const hours = other.days[day];
  return hours ? { ...draft, days: draft.days.with(day, hours) } : draft;
}

/**
 * Brings together what was changed here and on another device since both were the same. What only one of them changed is
 * taken; of what both changed differently, `mine` stays in the draft and the part is named.
 */
export function mergeDrafts(
  base: ProfileDraft,
  mine: ProfileDraft,
  theirs: ProfileDraft,
): { readonly draft: ProfileDraft; readonly conflicts: readonly DraftPart[] } {
  let draft = mine;
  const conflicts: DraftPart[] = [];
  for (const part of draftParts) {
    const [before, here, there] = [said(base, part), said(mine, part), said(theirs, part)];
    if (there === before || there === here) continue;
    if (here === before) draft = withPart(draft, part, theirs);
    else conflicts.push(part);
  }
  return { draft, conflicts };
}

/** Which parts of two drafts say the same. */
export const agreeOn = (a: ProfileDraft, b: ProfileDraft, part: DraftPart): boolean => said(a, part) === said(b, part);
