import { Check, CheckCheck } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx } from "../../ui/index.ts";
import type { Marks } from "./marks.ts";
import { conversationTexts } from "./texts.ts";

/** One tick: on the server. Two: on the others' devices. Two in the accent: seen. */
export function MarkIcon({ marks, className }: { marks: Marks; className?: string }) {
  const t = useTexts(conversationTexts);
  const Icon = marks.state === "sent" ? Check : CheckCheck;
  const label =
    marks.othersCount > 1 && marks.seenBy.length > 0
      ? t("seenBy", { seen: marks.seenBy.length, total: marks.othersCount })
      : t(marks.state);
  return (
    <Icon
      role="img"
      aria-label={label}
      data-mark={marks.state}
      className={cx("size-4 shrink-0", marks.state === "seen" ? "text-accent-text" : "text-text-3", className)}
    />
  );
}
