import { Trash2 } from "lucide-react";
import { memo } from "react";
import type { Conversation, Message } from "../../../src/protocol/conversations.ts";
import { wordsOf } from "../../api/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, cx } from "../../ui/index.ts";
import { nameOf, usePerson } from "../directory/index.ts";
import { beginsDay, continues, type Placed, placedOutgoing } from "./grouping.ts";
import { MessageBody } from "./message-body.tsx";
import { MessageEntry } from "./message-entry.tsx";
import { MessageMeta, SentTime } from "./message-meta.tsx";
import { ask } from "./messages/asked.ts";
import { usePlace } from "./messages/box-context.ts";
import { answer } from "./messages/intent.ts";
import { MessageActions } from "./messages/message-actions.tsx";
import { MessageFoot } from "./messages/message-foot.tsx";
import { MessageHead } from "./messages/message-head.tsx";
import { Quoted } from "./messages/quoted.tsx";
import { useRefusal } from "./messages/refusals.ts";
import { isSpoken } from "./messages/speech.ts";
import { useNear } from "./messages/use-near.ts";
import { useSwipe } from "./messages/use-swipe.ts";
import type { OutgoingMessage } from "./outbox.ts";
import { conversationTexts } from "./texts.ts";

export interface MessageRowProps {
  readonly conversation: Conversation;
  readonly message: Message | undefined;
  /** Instead of `message`: one's own, on its way. */
  readonly outgoing: OutgoingMessage | undefined;
  readonly before: Placed | undefined;
  /** False while the message before is being loaded: then no day and no author is drawn that would go away again. */
  readonly isBeforeKnown: boolean;
  readonly after: Placed | undefined;
  readonly isFirstUnread: boolean;
  readonly selfId: string;
}

/** One message with what stands above it: the day, the unread line, its author when the group begins. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { conversation, message, outgoing, before, isBeforeKnown, after, isFirstUnread, selfId } = props;
  const placed = message ?? (outgoing && placedOutgoing(outgoing, selfId));
  if (!placed) return null;
  const isNewDay = isBeforeKnown && beginsDay(placed, before);
  const isContinued = !isNewDay && !isFirstUnread && (isBeforeKnown ? continues(placed, before) : false);
  const isEndOfGroup = !after || !continues(after, placed);
  return (
    <div className="mx-auto max-w-3xl">
      {isNewDay && <DayLine at={placed.sentAt} />}
      {isFirstUnread && <UnreadLine />}
      {isSpoken(placed.content) || placed.content.kind === "deleted" ? (
        <Spoken
          conversation={conversation}
          placed={placed}
          message={message}
          outgoing={outgoing}
          isContinued={isContinued}
          isEndOfGroup={isEndOfGroup}
          selfId={selfId}
        />
      ) : (
        message && <MessageEntry message={message} selfId={selfId} />
      )}
    </div>
  );
});

function DayLine({ at }: { at: number }) {
  const format = useFormat();
  return (
    <div className="flex items-center gap-4 pt-5 pb-2">
      <span className="h-px flex-1 bg-line" />
      <h2 className="font-medium text-text-3 text-xs">{format.day(at)}</h2>
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}

function UnreadLine() {
  const t = useTexts(conversationTexts);
  return (
    <div className="flex items-center gap-4 pt-3 pb-1 text-accent-text">
      <span className="h-px flex-1 bg-accent-text opacity-40" />
      <p className="font-semibold text-xs">{t("unreadLine")}</p>
      <span className="h-px flex-1 bg-accent-text opacity-40" />
    </div>
  );
}

interface SpokenProps extends Pick<MessageRowProps, "conversation" | "message" | "outgoing" | "selfId"> {
  readonly placed: Placed;
  readonly isContinued: boolean;
  readonly isEndOfGroup: boolean;
}

function Spoken({ conversation, placed, message, outgoing, isContinued, isEndOfGroup, selfId }: SpokenProps) {
  const isOwn = placed.senderId === selfId;
  const t = useTexts(conversationTexts);
  const format = useFormat();
  const language = useLanguage();
  const author = nameOf(usePerson(isOwn ? undefined : placed.senderId), language);
  const isBubble = conversation.kind === "bubble";
  const showsAuthor = !isOwn && isBubble;
  const hasFailed = outgoing?.state === "failed";
  const refused = useRefusal(message?.id);
  const refusal = hasFailed && outgoing.problem ? wordsOf(outgoing.problem) : refused;
  const isDeleted = placed.content.kind === "deleted";
  const { box, isThread } = usePlace();
  const near = useNear();
  const swipe = useSwipe(message && !isDeleted ? () => answer(box, message) : undefined);
  return (
    <article
      {...near.listeners}
      {...swipe}
      aria-label={t("writtenAt", { name: isOwn ? t("you") : author, time: format.dateTime(placed.sentAt) })}
      data-message-id={message?.id ?? outgoing?.id}
      // Reached by the arrow keys inside the list, see message-keys.ts.
      tabIndex={-1}
      className={cx(
        "focus-ring flex touch-pan-y gap-2.5 rounded-medium",
        isContinued ? "pt-0.5" : "pt-3",
        isOwn ? "justify-end pl-10" : "pr-10",
      )}
    >
      {showsAuthor && (
        <span className="w-9 shrink-0">{!isContinued && <Avatar id={placed.senderId} name={author} />}</span>
      )}
      <div className={cx("flex min-w-0 max-w-full flex-col", isOwn ? "items-end" : "items-start")}>
        {showsAuthor && !isContinued && (
          <p className="mb-0.5 flex max-w-full items-baseline gap-2 px-1 text-text-3 text-xs">
            <span dir="auto" className="min-w-0 truncate font-medium text-sm text-text-2">
              {author}
            </span>
            <SentTime at={placed.sentAt} />
          </p>
        )}
        <div
          className={cx(
            "relative min-w-0 max-w-[min(36rem,100%)] px-3 py-2",
            isOwn ? "rounded-large rounded-br-small bg-accent-soft" : "rounded-large rounded-bl-small bg-surface-3",
            hasFailed && "outline outline-1 outline-danger-text",
            outgoing && !hasFailed && "opacity-75",
          )}
        >
          {near.isNear && message && !isDeleted && <MessageActions message={message} isOwn={isOwn} box={box} />}
          <MessageHead content={placed.content} />
          {placed.replyTo !== undefined && !isDeleted && !(isThread && placed.replyTo === placed.threadSeq) && (
            <Quoted conversationId={conversation.id} seq={placed.replyTo} isOwn={isOwn} />
          )}
          {placed.content.kind === "deleted" ? (
            <Deleted by={placed.content.by} />
          ) : (
            <MessageBody content={placed.content} conversation={conversation} message={message} />
          )}
        </div>
        {message && <MessageFoot conversation={conversation} message={message} showsReplies={!isThread} />}
        {!showsAuthor && (
          <MessageMeta
            conversation={conversation}
            message={message}
            outgoing={outgoing}
            sentAt={placed.sentAt}
            isOwn={isOwn}
            isEndOfGroup={isEndOfGroup}
            selfId={selfId}
            onShowMarks={() => message && ask("marks", message)}
          />
        )}
        {refusal && (
          <p role="alert" className={cx("px-1 text-danger-text text-sm", isOwn && "text-right")}>
            {refusal.title} {refusal.cure}
          </p>
        )}
      </div>
    </article>
  );
}

function Deleted({ by }: { by: "sender" | "moderator" }) {
  const t = useTexts(conversationTexts);
  return (
    <p className="flex items-center gap-1.5 text-text-3">
      <Trash2 aria-hidden="true" className="size-4 shrink-0" />
      {t(by === "moderator" ? "deletedByModerator" : "deletedMessage")}
    </p>
  );
}
