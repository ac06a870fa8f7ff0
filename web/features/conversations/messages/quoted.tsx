import { useLanguage } from "../../../i18n/language.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { cx } from "../../../ui/index.ts";
import { nameOf, usePerson } from "../../directory/index.ts";
import { ownId } from "../store.ts";
import { conversationTexts } from "../texts.ts";
import { jumpTo } from "./asked.ts";
import { useExcerpt } from "./excerpt.tsx";
import { messageTexts } from "./message-texts.ts";
import { useQuoted } from "./use-quoted.ts";

/** Above a reply: what it answers, as that is now. One line, whose height is known before it has come. */
export function Quoted({ conversationId, seq, isOwn }: { conversationId: string; seq: number; isOwn: boolean }) {
  const t = useTexts(messageTexts);
  const words = useTexts(conversationTexts);
  const language = useLanguage();
  const message = useQuoted(conversationId, seq);
  const author = usePerson(message?.senderId);
  const excerptOf = useExcerpt();
  const name = message?.senderId === ownId() ? words("you") : nameOf(author, language);
  return (
    <button
      type="button"
      disabled={!message}
      onClick={() => jumpTo(conversationId, seq)}
      className={cx(
        "focus-ring mb-1 block h-9.5 w-full min-w-36 max-w-full rounded-small border-accent-text border-l-2 px-2 text-left text-sm",
        isOwn ? "bg-surface-2/60" : "bg-surface-1",
        message && "hover:bg-surface-2",
      )}
    >
      {message && <span className="sr-only">{t("jumpTo")}: </span>}
      {message && (
        <span dir="auto" className="block truncate font-medium text-accent-text text-xs leading-4">
          {name}
        </span>
      )}
      <span dir="auto" className="block truncate text-text-2 leading-5">
        {message ? excerptOf(message) : message === null ? t("quotedGone") : "…"}
      </span>
    </button>
  );
}
