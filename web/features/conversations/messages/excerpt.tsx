import type { Message } from "../../../../src/protocol/conversations.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { nameOf, usePeopleStore } from "../../directory/index.ts";
import { ownId } from "../store.ts";
import { summaryOf } from "../titles.ts";

/** One line of what a message says now. */
export function useExcerpt(): (message: Message) => string {
  const language = useLanguage();
  const people = usePeopleStore((state) => state.people);
  return (message) => summaryOf(message, ownId(), (id) => nameOf(people[id], language), language).replace(/\s+/g, " ");
}
