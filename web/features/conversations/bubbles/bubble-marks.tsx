import { Archive, Megaphone, UserPlus } from "lucide-react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { bubbleListTexts } from "./list-texts.ts";

const look = "mr-1.5 inline size-3.5 align-[-2px]";

/** In a bubble's row: that it is archived, only announces, or that somebody waits to be let in. */
export function BubbleMarks({ conversation: { bubble, own } }: { conversation: Conversation }) {
  const t = useTexts(bubbleListTexts);
  if (!bubble) return null;
  return (
    <>
      {own.requests !== undefined && (
        <UserPlus
          role="img"
          aria-label={t("requests", { count: own.requests })}
          className={`${look} text-accent-text`}
        />
      )}
      {bubble.archivedAt !== null && (
        <Archive role="img" aria-label={t("archived")} className={`${look} text-text-3`} />
      )}
      {bubble.announcesOnly && (
        <Megaphone role="img" aria-label={t("announcesShort")} className={`${look} text-text-3`} />
      )}
    </>
  );
}
