import { useEffect, useState } from "react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import type { OutputOf } from "../../../../src/protocol/endpoint.ts";
import { previewSide } from "../../../../src/protocol/privacy.ts";
import { clearSide } from "../../../../src/protocol/sides.ts";
import { call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { ConfirmDialog, SkeletonList, toast, toastFailure } from "../../../ui/index.ts";
import { keepCleared, ownId } from "../store.ts";
import { useConversationTitle } from "../titles.ts";
import { sideTexts } from "./side-texts.ts";

type Preview = OutputOf<typeof previewSide>;

/** Says in numbers what will go on one's own side, and what stays with the others (S18). */
export function ClearDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const t = useTexts(sideTexts);
  const { id: conversationId, kind } = conversation;
  const name = useConversationTitle(conversation, ownId());
  const [preview, setPreview] = useState<Preview>();
  useEffect(() => {
    call(previewSide, { params: { conversationId } }).then(setPreview, toastFailure);
  }, [conversationId]);
  return (
    <ConfirmDialog
      title={t("clearTitle")}
      detail={kind === "direct" ? t("clearDirect", { name }) : t("clearBubble")}
      act={t("confirm")}
      onConfirm={async () => {
        keepCleared(await call(clearSide, { params: { conversationId } }));
        toast({ title: t("cleared"), tone: "success" });
      }}
      onClose={onClose}
    >
      {preview ? <WhatGoes preview={preview} /> : <SkeletonList rows={2} />}
    </ConfirmDialog>
  );
}

function WhatGoes({ preview: { messages, files, calls } }: { preview: Preview }) {
  const t = useTexts(sideTexts);
  if (messages === 0 && calls === 0) return <p className="text-text-2">{t("nothing")}</p>;
  return (
    <div className="rounded-medium border border-line bg-surface-1 px-4 py-3">
      <p className="font-medium">{t("willGo")}</p>
      <ul className="list-disc pl-5 text-text-2">
        <li>{t("goMessages", { count: messages })}</li>
        {files > 0 && <li>{t("goFiles", { count: files })}</li>}
        {calls > 0 && <li>{t("goCalls", { count: calls })}</li>}
      </ul>
      {files > 0 && <p className="pt-2 text-sm text-text-3">{t("staysFiles")}</p>}
    </div>
  );
}
