import { useTexts } from "../../../i18n/use-texts.ts";
import type { Emoji } from "../../../ui/emoji/index.ts";
import { cx } from "../../../ui/index.ts";
import { writingTexts } from "./texts.ts";

interface EmojiCodeListProps {
  readonly id: string;
  readonly offers: readonly Emoji[];
  readonly active: number;
  readonly onPick: (offer: Emoji) => void;
}

/** Above the writing box, while an emoji's name is typed after a colon. */
export function EmojiCodeList({ id, offers, active, onPick }: EmojiCodeListProps) {
  const t = useTexts(writingTexts);
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t("suggestions")}
      className="absolute inset-x-0 bottom-full z-20 mb-1 rounded-medium border border-line bg-surface-2 p-1 shadow-2"
    >
      {offers.map((offer, at) => (
        <div
          key={offer.emoji}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          // Pressing must not take the focus out of the box.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(offer)}
          onKeyDown={undefined}
          className={cx(
            "touch flex min-h-9 cursor-default items-center gap-3 rounded-small px-2.5",
            at === active ? "bg-surface-3" : "hover:bg-surface-3",
          )}
        >
          <span className="w-7 text-center text-lg">{offer.emoji}</span>
          <span className="min-w-0 truncate">{offer.name}</span>
          {offer.codes[0] && <span className="truncate text-sm text-text-3">:{offer.codes[0]}:</span>}
        </div>
      ))}
    </div>
  );
}
