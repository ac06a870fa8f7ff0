import { useState } from "react";
import { type Conversation, updateBubble } from "../../../src/protocol/conversations.ts";
import { type ApiFailure, asFailure, call, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, Notice, TextArea, TextField, uiTexts } from "../../ui/index.ts";
import { keepConversation } from "./store.ts";
import { conversationTexts } from "./texts.ts";

export function EditBubbleDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const t = useTexts(conversationTexts);
  const ui = useTexts(uiTexts);
  const [name, setName] = useState(conversation.name);
  const [topic, setTopic] = useState(conversation.topic);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const save = async () => {
    if (!name.trim()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const body = { name: name.trim(), topic: topic.trim() };
      keepConversation(await call(updateBubble, { params: { conversationId: conversation.id }, body }));
      onClose();
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("edit")}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t("name")}
          required
          maxLength={120}
          autoComplete="off"
          value={name}
          error={name.trim() ? undefined : t("nameRequired")}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea
          rows={2}
          label={`${t("topic")} (${ui("optional")})`}
          hint={t("topicHint")}
          maxLength={500}
          autoComplete="off"
          value={topic}
          onChange={(event) => setTopic(event.target.value)}
        />
        {failure && (
          <Notice tone="danger" title={wordsOf(failure.problem).title}>
            {wordsOf(failure.problem).cure}
          </Notice>
        )}
        <div className="flex justify-end gap-2">
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" type="submit" isBusy={isBusy}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
