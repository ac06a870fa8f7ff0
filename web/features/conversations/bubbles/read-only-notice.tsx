import { Archive, Megaphone } from "lucide-react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, toastFailure } from "../../../ui/index.ts";
import { isOrganiser, roleOf } from "../bubble-rules.ts";
import { ownId } from "../store.ts";
import { bubbleTexts } from "./bubble-texts.ts";
import { changeRules } from "./change-rules.ts";

interface ReadOnlyNoticeProps {
  readonly conversation: Conversation;
  readonly reason: "archived" | "announcements";
}

/** In the place of the writing box, where one only reads. */
export function ReadOnlyNotice({ conversation, reason }: ReadOnlyNoticeProps) {
  const t = useTexts(bubbleTexts);
  const isArchived = reason === "archived";
  const Icon = isArchived ? Archive : Megaphone;
  return (
    <div className="shrink-0 px-3 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
      <div className="mx-auto flex min-h-11.5 max-w-3xl items-center gap-3 rounded-large border border-line bg-surface-2 px-4 py-2">
        <Icon aria-hidden="true" className="size-4 shrink-0 text-text-3" />
        <p className="min-w-0 flex-1 text-pretty text-text-2">{t(isArchived ? "archivedDetail" : "announces")}</p>
        {isArchived && isOrganiser(roleOf(conversation, ownId())) && (
          <Button
            size="small"
            onClick={() => void changeRules(conversation, { isArchived: false }).catch(toastFailure)}
          >
            {t("restore")}
          </Button>
        )}
      </div>
    </div>
  );
}
