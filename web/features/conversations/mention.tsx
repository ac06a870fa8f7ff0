import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx } from "../../ui/index.ts";
import { nameOf, usePerson } from "../directory/index.ts";
import { markdownTexts } from "./markdown/texts.ts";
import { ownId } from "./store.ts";

/** Somebody who is named in a message, by the name they have now; one's own stands out. */
export function Mention({ who }: { who: string }) {
  const t = useTexts(markdownTexts);
  const language = useLanguage();
  const isAll = who === "all";
  const person = usePerson(isAll ? undefined : who);
  const isMe = isAll || who === ownId();
  return (
    <span
      dir="auto"
      className={cx(
        "rounded-small px-1 font-medium",
        isMe ? "bg-warning-soft text-warning-text" : "bg-surface-2 text-accent-text",
      )}
    >
      @{isAll ? t("everybody") : nameOf(person, language)}
    </span>
  );
}
