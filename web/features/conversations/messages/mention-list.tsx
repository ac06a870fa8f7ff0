import { AtSign } from "lucide-react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Avatar, cx } from "../../../ui/index.ts";
import { messageTexts } from "./message-texts.ts";
import type { MentionOffer } from "./use-mentions.ts";

interface MentionListProps {
  readonly id: string;
  readonly offers: readonly MentionOffer[];
  readonly active: number;
  readonly onPick: (offer: MentionOffer) => void;
}

/** Above the writing box, while a name is typed after an `@`. The box keeps the focus. */
export function MentionList({ id, offers, active, onPick }: MentionListProps) {
  const t = useTexts(messageTexts);
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t("mentionList")}
      className="absolute inset-x-0 bottom-full z-20 mb-1 max-h-72 overflow-y-auto rounded-medium border border-line bg-surface-2 p-1 shadow-2"
    >
      {offers.map((offer, at) => (
        <div
          key={offer.accountId}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          // Pressing must not take the focus out of the box.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(offer)}
          onKeyDown={undefined}
          className={cx(
            "touch flex min-h-10 cursor-default items-center gap-3 rounded-small px-2.5",
            at === active ? "bg-surface-3" : "hover:bg-surface-3",
          )}
        >
          {offer.accountId === "all" ? (
            <span className="flex size-7 items-center justify-center rounded-full bg-accent-soft text-accent-text">
              <AtSign aria-hidden="true" className="size-4" />
            </span>
          ) : (
            <Avatar id={offer.accountId} name={offer.label} size="small" />
          )}
          <span dir="auto" className="min-w-0 truncate">
            {offer.label}
          </span>
          {offer.accountId === "all" && <span className="truncate text-sm text-text-3">{t("everybodyDetail")}</span>}
        </div>
      ))}
    </div>
  );
}
