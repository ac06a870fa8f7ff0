import type { Conference } from "../../../src/protocol/conferences.ts";
import type { Person } from "../../../src/protocol/directory.ts";
import type { Format } from "../../i18n/format.ts";
import type { useTexts } from "../../i18n/use-texts.ts";
import { nameOf } from "../directory/names.ts";
import type { conferencesTexts } from "./texts.ts";

const named = 3;

/** Everybody in it once, however many devices they joined with. */
export const peopleIn = (conference: Conference | undefined): string[] => [
  ...new Set((conference?.participants ?? []).map(({ accountId }) => accountId)),
];

/** "Ada, Bob and 4 others are in it" */
export function whoIsIn(
  accountIds: readonly string[],
  people: Readonly<Record<string, Person | null | undefined>>,
  t: ReturnType<typeof useTexts<(typeof conferencesTexts)["en"]>>,
  format: Format,
): string {
  const shown = accountIds.slice(0, accountIds.length > named + 1 ? named : named + 1);
  const rest = accountIds.length - shown.length;
  const names = shown.map((id) => nameOf(people[id]));
  if (rest > 0) names.push(t("others", { count: rest }));
  return t("inIt", { count: accountIds.length, names: format.list(names) });
}
