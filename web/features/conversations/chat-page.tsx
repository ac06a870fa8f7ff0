import { MessageCircleOff } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { Link } from "wouter";
import type { Conversation } from "../../../src/protocol/conversations.ts";
import { conversationSlots } from "../../app/slots.ts";
import { useMedia } from "../../app/use-media.ts";
import { useTitle } from "../../app/window-title.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { EmptyState, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { wantPeople } from "../directory/index.ts";
import { DropZone, PendingUploads } from "../files/index.ts";
import { GoneBubble } from "./bubbles/gone-bubble.tsx";
import { ChatHeader } from "./chat-header.tsx";
import { Composer } from "./composer.tsx";
import { DetailsPane } from "./details-pane.tsx";
import { MessageList } from "./message-list.tsx";
import { closeThread, useOpened } from "./messages/asked.ts";
import { PlaceContext } from "./messages/box-context.ts";
import { boxOf } from "./messages/intent.ts";
import { MessageDialogs } from "./messages/message-dialogs.tsx";
import { PinsBanner } from "./messages/pins.tsx";
import { ThreadPane } from "./messages/thread-pane.tsx";
import { useAskedPlace } from "./messages/use-asked-place.ts";
import { historyOf, ownId, syncConversations, useConversation, useConversationsStore } from "./store.ts";
import { conversationTexts } from "./texts.ts";
import { useConversationTitle } from "./titles.ts";

/** `/chat/:id`: header, messages, composer, and details beside them when there is room. */
export function ChatPage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const conversation = useConversation(params.id);
  const { status, failure } = useConversationsStore();
  if (conversation) return <Chat key={conversation.id} conversation={conversation} />;
  if (status === "loading")
    return (
      <div className="flex-1">
        <SkeletonList rows={4} />
      </div>
    );
  if (status === "failed")
    return (
      <div className="flex-1">
        <LoadFailed failure={failure} onRetry={() => void syncConversations().catch(() => undefined)} />
      </div>
    );
  return <GoneBubble conversationId={params.id} otherwise={<NoSuchChat />} />;
}

function NoSuchChat() {
  const t = useTexts(conversationTexts);
  return (
    <div className="flex flex-1 items-center justify-center">
      <EmptyState
        icon={<MessageCircleOff className="size-6" />}
        title={t("notFound")}
        action={
          <Link href="/" className="focus-ring rounded-small font-medium text-accent-text hover:underline">
            {t("chats")}
          </Link>
        }
      >
        {t("notFoundDetail")}
      </EmptyState>
    </div>
  );
}

function Chat({ conversation }: { conversation: Conversation }) {
  const selfId = ownId();
  const title = useConversationTitle(conversation, selfId);
  const isWide = useMedia("(min-width: 1280px)");
  const [areDetailsOpen, setDetailsOpen] = useState(false);
  useTitle(title);
  useAskedPlace(conversation.id);
  const memberKey = conversation.members.map((member) => member.accountId).join();
  useEffect(() => wantPeople(memberKey.split(",")), [memberKey]);

  const thread = useOpened((opened) => opened.thread);
  useEffect(() => () => void closeThread(), []);
  const isThreadOpen = thread?.conversationId === conversation.id;
  // What covers the chat gives way to the message one goes to.
  const isLeaving = useOpened(({ jump }) => jump?.conversationId === conversation.id) && !isWide;
  useEffect(() => {
    if (!isLeaving) return;
    closeThread();
    setDetailsOpen(false);
  }, [isLeaving]);
  const place = useMemo(() => ({ box: boxOf(conversation.id), isThread: false }), [conversation.id]);

  const closeDetails = () => setDetailsOpen(false);
  const beside = isThreadOpen ? (
    <ThreadPane conversation={conversation} rootSeq={thread.rootSeq} title={title} isOverlay={!isWide} />
  ) : areDetailsOpen ? (
    <DetailsPane conversation={conversation} title={title} isOverlay={!isWide} onClose={closeDetails} />
  ) : null;
  const dialogs = <MessageDialogs conversation={conversation} />;
  if (beside && !isWide)
    return (
      <>
        {beside}
        {dialogs}
      </>
    );
  return (
    <PlaceContext value={place}>
      <DropZone conversationId={conversation.id} label={title}>
        <ChatHeader
          conversation={conversation}
          title={title}
          areDetailsOpen={areDetailsOpen && !isThreadOpen}
          onToggleDetails={() => {
            closeThread();
            setDetailsOpen(isThreadOpen || !areDetailsOpen);
          }}
        />
        <PinsBanner conversation={conversation} onShowAll={() => setDetailsOpen(true)} />
        {conversationSlots().banners.map((Banner) => (
          <Banner key={Banner.displayName ?? Banner.name} conversation={conversation} />
        ))}
        <MessageList conversation={conversation} history={historyOf(conversation.id)} title={title} />
        <PendingUploads conversationId={conversation.id} />
        <Composer conversation={conversation} title={title} />
      </DropZone>
      {beside}
      {dialogs}
    </PlaceContext>
  );
}
