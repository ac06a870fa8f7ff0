import { peopleSlots } from "../../app/slots.ts";
import type { Language } from "../../i18n/language.ts";

const useNothing = () => 0;
const counted = () => peopleSlots().views.find((view) => view.useBadge);

/** What waits in a tab of the people list. */
export function usePeopleBadge(): number {
  const useCount = counted()?.useBadge ?? useNothing;
  return useCount();
}

export const peopleBadgeLabel = (language: Language, count: number): string =>
  counted()?.badgeLabel?.(language, count) ?? "";
