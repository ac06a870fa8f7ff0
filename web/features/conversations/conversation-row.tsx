import { BellOff, Clock3, TriangleAlert } from "lucide-react";
import { memo, useSyncExternalStore } from "react";
import type { Conversation } from "../../../src/protocol/conversations.ts";
import { isMuted } from "../../../src/protocol/notification-rules.ts";
import { plainText } from "../../../src/protocol/plain-text.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, ListRow, UnreadBadge } from "../../ui/index.ts";
import { nameOf, shortNameOf, usePeopleStore, usePerson } from "../directory/index.ts";
import { BubbleMarks } from "./bubbles/bubble-marks.tsx";
import { otherId } from "./conversation-state.ts";
import { useDraft } from "./drafts.ts";
import { MarkIcon } from "./mark-icon.tsx";
import { marksOf } from "./marks.ts";
import { isSpoken } from "./messages/speech.ts";
import { outbox, ownId } from "./store.ts";
import { conversationTexts } from "./texts.ts";
import { summaryOf, useConversationTitle } from "./titles.ts";
import { useTyping } from "./typing.ts";
import { useTypingText } from "./use-typing-text.ts";

interface ConversationRowProps {
  readonly conversation: Conversation;
  readonly isSelected: boolean;
}

/** One chat or bubble in the list: who, what was said last, when, and what waits. Not drawn again because another one changed. */
export const ConversationRow = memo(function Row({ conversation, isSelected }: ConversationRowProps) {
  const t = useTexts(conversationTexts);
  const selfId = ownId();
  const format = useFormat();
  const title = useConversationTitle(conversation, selfId);
  const isTyping = useTyping(conversation.id).length > 0;
  const { lastMessage, kind } = conversation;
  return (
    <ListRow
      href={`/chat/${conversation.id}`}
      isSelected={isSelected}
      lead={
        <Avatar
          id={otherId(conversation, selfId) ?? conversation.id}
          name={title}
          kind={kind === "bubble" ? "bubble" : "person"}
          isLive={isTyping}
        />
      }
      title={
        isMuted(conversation.own, Date.now()) ? (
          <>
            {title}
            <BellOff
              role="img"
              aria-label={t("mutedChat")}
              className="ml-1.5 inline size-3.5 align-[-2px] text-text-3"
            />
          </>
        ) : (
          title
        )
      }
      detail={
        <>
          <BubbleMarks conversation={conversation} />
          <LastLine conversation={conversation} selfId={selfId} />
        </>
      }
      note={lastMessage ? format.short(lastMessage.sentAt) : undefined}
      trail={<Trail conversation={conversation} selfId={selfId} />}
    />
  );
});

function LastLine({ conversation, selfId }: { conversation: Conversation; selfId: string }) {
  const t = useTexts(conversationTexts);
  const language = useLanguage();
  const typing = useTypingText(conversation.id);
  const draft = useDraft(conversation.id);
  const people = usePeopleStore((state) => state.people);
  const { lastMessage } = conversation;
  usePerson(conversation.kind === "bubble" ? lastMessage?.senderId : undefined);
  const waiting = useSyncExternalStore(outbox().subscribe, outbox().messages).findLast(
    (message) => message.conversationId === conversation.id,
  );

  if (typing) return <span className="text-accent-text">{typing}</span>;
  if (draft.trim()) return <span className="text-warning-text">{t("draft", { text: plainText(draft) })}</span>;
  if (waiting) return t("youSaid", { text: plainText(waiting.text) || waiting.file?.name || t("file") });
  if (!lastMessage) return conversation.topic;
  const text = summaryOf(lastMessage, selfId, (id) => nameOf(people[id], language), language);
  if (!isSpoken(lastMessage.content)) return text;
  if (lastMessage.senderId === selfId) return t("youSaid", { text });
  if (conversation.kind === "direct") return text;
  const author = people[lastMessage.senderId];
  return t("saidBy", { name: shortNameOf(author, language), text });
}

/** The badge for what is unread; otherwise how far one's own last message has come. */
function Trail({ conversation, selfId }: { conversation: Conversation; selfId: string }) {
  const t = useTexts(conversationTexts);
  const messages = useSyncExternalStore(outbox().subscribe, outbox().messages);
  const waiting = messages.findLast((message) => message.conversationId === conversation.id);
  if (waiting?.state === "failed")
    return <TriangleAlert role="img" aria-label={t("failed")} className="size-4 shrink-0 text-danger-text" />;
  if (waiting) return <Clock3 role="img" aria-label={t("queued")} className="size-4 shrink-0 text-text-3" />;
  if (conversation.unreadCount > 0)
    return <UnreadBadge count={conversation.unreadCount} isQuiet={isMuted(conversation.own, Date.now())} />;
  const { lastMessage } = conversation;
  if (lastMessage?.senderId !== selfId || lastMessage.content.kind === "notice") return null;
  return <MarkIcon marks={marksOf(lastMessage, conversation.members, selfId)} />;
}
