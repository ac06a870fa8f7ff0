import { useEffect } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { shortNameOf, usePeopleStore, wantPeople } from "../directory/index.ts";
import { conversationTexts } from "./texts.ts";
import { useTyping } from "./typing.ts";

/** "Ada is writing …"; empty when nobody is. */
export function useTypingText(conversationId: string): string {
  const t = useTexts(conversationTexts);
  const language = useLanguage();
  const ids = useTyping(conversationId);
  const people = usePeopleStore((state) => state.people);
  useEffect(() => wantPeople(ids), [ids]);
  const [first] = ids;
  if (first === undefined) return "";
  if (ids.length > 1) return t("typingMany", { count: ids.length });
  return t("typingOne", { name: shortNameOf(people[first], language) });
}
