import { Trash2, X } from "lucide-react";
import { useState } from "react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, SectionHeader } from "../../../ui/index.ts";
import { ClearDialog } from "./clear-dialog.tsx";
import { close } from "./close-chat.ts";
import { sideTexts } from "./side-texts.ts";

/** What one may do with one's own side of a conversation (S18). */
export function SideSection({ conversation }: { conversation: Conversation }) {
  const t = useTexts(sideTexts);
  const [isClearing, setClearing] = useState(false);
  return (
    <section className="px-2">
      <SectionHeader title={t("mySide")} />
      <div className="flex flex-wrap gap-2 px-3 pt-1 pb-3">
        {conversation.kind === "direct" && !conversation.own.isClosed && (
          <Button size="small" icon={<X aria-hidden="true" className="size-4" />} onClick={() => close(conversation)}>
            {t("close")}
          </Button>
        )}
        <Button size="small" icon={<Trash2 aria-hidden="true" className="size-4" />} onClick={() => setClearing(true)}>
          {t("clear")}
        </Button>
      </div>
      {isClearing && <ClearDialog conversation={conversation} onClose={() => setClearing(false)} />}
    </section>
  );
}
