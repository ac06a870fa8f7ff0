import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { deleteBubble, previewBubbleDeletion } from "../../../../src/protocol/bubbles.ts";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import type { OutputOf } from "../../../../src/protocol/endpoint.ts";
import { type ApiFailure, asFailure, call, wordsOf } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Dialog, Notice, SkeletonList, TextField, toast, uiTexts } from "../../../ui/index.ts";
import { withoutConversation } from "../conversation-state.ts";
import { changeConversations } from "../store.ts";
import { bubbleTexts } from "./bubble-texts.ts";

type Preview = OutputOf<typeof previewBubbleDeletion>;

/** Says in numbers what will go, and wants the name once more: nobody can take this back. */
export function DeleteDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const t = useTexts(bubbleTexts);
  const ui = useTexts(uiTexts);
  const [, navigate] = useLocation();
  const [preview, setPreview] = useState<Preview>();
  const [typed, setTyped] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const { id, name } = conversation;
  useEffect(() => {
    call(previewBubbleDeletion, { params: { conversationId: id } }).then(setPreview, (thrown: unknown) =>
      setFailure(asFailure(thrown)),
    );
  }, [id]);
  const isNamed = typed.trim() === name.trim();
  const destroy = async () => {
    if (!isNamed) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await call(deleteBubble, { params: { conversationId: id }, body: { name: typed } });
      onClose();
      navigate("/bubbles");
      changeConversations((all) => withoutConversation(all, id));
      toast({ title: t("deleted"), tone: "success" });
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("deleteTitle", { name })}
      description={t("deleteDetail")}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="danger" disabled={!isNamed || !preview} isBusy={isBusy} onClick={() => void destroy()}>
            {t("deleteBubble")}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void destroy();
        }}
      >
        {!preview && !failure && <SkeletonList rows={2} />}
        {preview && <WhatGoes preview={preview} />}
        <TextField
          label={t("typeName", { name })}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {failure && (
          <Notice tone="danger" title={wordsOf(failure.problem).title}>
            {wordsOf(failure.problem).cure}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

function WhatGoes({ preview }: { preview: Preview }) {
  const t = useTexts(bubbleTexts);
  const lines = [
    t("goMessages", { count: preview.messages }),
    ...(preview.files > 0 ? [t("goFiles", { count: preview.files })] : []),
    ...(preview.conferences > 0 ? [t("goConferences", { count: preview.conferences })] : []),
    t("goMembers", { count: preview.members }),
    ...(preview.guests > 0 ? [t("goGuests", { count: preview.guests })] : []),
  ];
  return (
    <div className="rounded-medium border border-line bg-surface-1 px-4 py-3">
      <p className="font-medium">{t("willGo")}</p>
      <ul className="list-disc pl-5 text-text-2">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {preview.filesElsewhere > 0 && (
        <p className="pt-2 text-sm text-text-3">{t("stayFiles", { count: preview.filesElsewhere })}</p>
      )}
    </div>
  );
}
