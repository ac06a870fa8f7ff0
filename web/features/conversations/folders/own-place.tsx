import { Star } from "lucide-react";
import { useState } from "react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, SectionHeader, Select, toastFailure } from "../../../ui/index.ts";
import { folderTexts } from "./folder-texts.ts";
import { FoldersDialog } from "./folders-dialog.tsx";
import { place, useFolders } from "./folders-store.ts";

const none = "none";
const made = "new";

/** Where a chat or bubble stands in one's own list. */
export function OwnPlace({ conversation }: { conversation: Conversation }) {
  const t = useTexts(folderTexts);
  const { folders } = useFolders();
  const [isMaking, setMaking] = useState(false);
  const { isFavourite = false, folderId = none } = conversation.own;
  const put = (where: Parameters<typeof place>[1]) => void place(conversation, where).catch(toastFailure);
  return (
    <section className="px-2">
      <SectionHeader title={t("inMyList")} />
      <div className="flex items-center gap-2 px-3 pt-1 pb-3">
        <Button
          size="small"
          aria-pressed={isFavourite}
          icon={
            <Star aria-hidden="true" className={isFavourite ? "size-4 fill-current text-warning-text" : "size-4"} />
          }
          onClick={() => put({ isFavourite: !isFavourite })}
        >
          {t("favourite")}
        </Button>
        <div className="min-w-0 flex-1">
          <Select
            label={t("folder")}
            isLabelHidden
            size="small"
            value={folderId}
            options={[
              { value: none, label: t("noFolder") },
              ...folders.map(({ id, name }) => ({ value: id, label: name })),
              { value: made, label: `${t("newFolder")} …` },
            ]}
            onChange={(chosen) => {
              if (chosen === made) setMaking(true);
              else put({ folderId: chosen === none ? null : chosen });
            }}
          />
        </div>
      </div>
      {isMaking && <FoldersDialog forConversation={conversation} onClose={() => setMaking(false)} />}
    </section>
  );
}
