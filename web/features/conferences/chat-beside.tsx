import { useMemo } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { Composer } from "../conversations/composer.tsx";
import { MessageList } from "../conversations/message-list.tsx";
import { PlaceContext } from "../conversations/messages/box-context.ts";
import { boxOf } from "../conversations/messages/intent.ts";
import { MessageDialogs } from "../conversations/messages/message-dialogs.tsx";
import { historyOf, useConversation } from "../conversations/store.ts";
import { DropZone, PendingUploads } from "../files/index.ts";
import { SidePanel } from "./side-panel.tsx";
import { stageTexts } from "./stage-texts.ts";

/** The bubble's own chat, beside the conference. */
export function ChatBeside({ conversationId }: { conversationId: string }) {
  const t = useTexts(stageTexts);
  const conversation = useConversation(conversationId);
  const place = useMemo(() => ({ box: boxOf(conversationId), isThread: false }), [conversationId]);
  if (!conversation) return null;
  const title = conversation.name;
  return (
    <SidePanel kind="chat" title={t("chat")}>
      <PlaceContext value={place}>
        <DropZone conversationId={conversationId} label={`${t("chat")}: ${title}`}>
          <MessageList conversation={conversation} history={historyOf(conversationId)} title={title} />
          <PendingUploads conversationId={conversationId} />
          <Composer conversation={conversation} title={title} />
        </DropZone>
        <MessageDialogs conversation={conversation} />
      </PlaceContext>
    </SidePanel>
  );
}
