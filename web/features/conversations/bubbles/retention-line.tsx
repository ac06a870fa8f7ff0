import { Timer } from "lucide-react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { retentionTexts } from "./retention-texts.ts";

/** Said where one writes, before one does: how long what one says or shares there is kept. */
export function RetentionLine({ conversation: { retention } }: { conversation: Conversation }) {
  const t = useTexts(retentionTexts);
  const { messagesDays = null, filesDays = null } = retention ?? {};
  if (messagesDays === null && filesDays === null) return null;
  const line =
    messagesDays === null
      ? t("line_files", { count: filesDays ?? 0 })
      : filesDays === messagesDays
        ? t("both", { count: messagesDays })
        : t("line_messages", { count: messagesDays });
  return (
    <p className="mx-auto flex max-w-3xl items-center gap-1.5 px-3 pb-1.5 text-sm text-text-3">
      <Timer aria-hidden="true" className="size-4 shrink-0" />
      {line}
    </p>
  );
}
