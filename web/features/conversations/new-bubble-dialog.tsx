import { nanoid } from "nanoid";
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { createBubble } from "../../../src/protocol/conversations.ts";
import { type ApiFailure, asFailure, call, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, Notice, TextArea, TextField, uiTexts } from "../../ui/index.ts";
import { PeoplePicker } from "../directory/index.ts";
import { keepConversation, ownId } from "./store.ts";
import { conversationTexts } from "./texts.ts";

interface NewBubbleDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function NewBubbleDialog({ isOpen, onClose }: NewBubbleDialogProps) {
  const t = useTexts(conversationTexts);
  const nameRef = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t("newBubble")}
      description={t("noBubblesDetail")}
      initialFocus={nameRef}
    >
      <NewBubbleForm nameRef={nameRef} onClose={onClose} />
    </Dialog>
  );
}

function NewBubbleForm({
  nameRef,
  onClose,
}: {
  nameRef: React.RefObject<HTMLInputElement | null>;
  onClose: () => void;
}) {
  const t = useTexts(conversationTexts);
  const ui = useTexts(uiTexts);
  const [, navigate] = useLocation();
  const [name, setName] = useState("");
  const [topic, setTopic] = useState("");
  const [memberIds, setMemberIds] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [isNameMissing, setNameMissing] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  // One id for the form's life: pressing again after a lost answer finds the first bubble.
  const [id] = useState(() => nanoid());

  const create = async () => {
    if (!name.trim()) {
      setNameMissing(true);
      nameRef.current?.focus();
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      const bubble = await call(createBubble, { body: { id, name: name.trim(), topic: topic.trim(), memberIds } });
      keepConversation(bubble);
      onClose();
      navigate(`/chat/${bubble.id}`);
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  };

  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <TextField
        ref={nameRef}
        label={t("name")}
        maxLength={120}
        required
        autoComplete="off"
        value={name}
        error={isNameMissing && !name.trim() ? t("nameRequired") : undefined}
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
      <PeoplePicker label={t("people")} chosenIds={memberIds} onChange={setMemberIds} withoutIds={[ownId()]} />
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
          {t("create")}
        </Button>
      </div>
    </form>
  );
}
