import { useState } from "react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { type ApiFailure, asFailure, wordsOf } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Dialog, Notice, uiTexts } from "../../../ui/index.ts";
import { TagsField } from "../../accounts/profile/tags-field.tsx";
import { conversationTexts } from "../texts.ts";
import { bubbleTexts } from "./bubble-texts.ts";
import { changeRules } from "./change-rules.ts";
import { mostTags } from "./templates.ts";

export function TagsDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const t = useTexts(bubbleTexts);
  const texts = useTexts(conversationTexts);
  const ui = useTexts(uiTexts);
  const [tags, setTags] = useState<readonly string[]>(conversation.bubble?.tags ?? []);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const save = async () => {
    setBusy(true);
    try {
      await changeRules(conversation, { tags: [...tags] });
      onClose();
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("changeTags")}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" isBusy={isBusy} onClick={() => void save()}>
            {texts("save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TagsField
          label={t("tags")}
          hint={t("tagsHint", { max: String(mostTags) })}
          most={mostTags}
          tags={tags}
          onChange={setTags}
        />
        {failure && (
          <Notice tone="danger" title={wordsOf(failure.problem).title}>
            {wordsOf(failure.problem).cure}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
