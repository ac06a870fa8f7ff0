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
  readonly onShowMarks: (message: Message) => void;
}

/** One message with what stands above it: the day, the unread line, its author when the group begins. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { conversation, message, outgoing, before, isBeforeKnown, after, isFirstUnread, selfId, onShowMarks } = props;
  const placed = message ?? (outgoing && placedOutgoing(outgoing, selfId));
  if (!placed) return null;
  const isSpoken = placed.content.kind === "text" || placed.content.kind === "file";
  const isNewDay = isBeforeKnown && beginsDay(placed, before);
  const isContinued = !isNewDay && !isFirstUnread && (isBeforeKnown ? continues(placed, before) : false);
  const isEndOfGroup = !after || !continues(after, placed);
  return (
    <div className="mx-auto max-w-3xl">
      {isNewDay && <DayLine at={placed.sentAt} />}
      {isFirstUnread && <UnreadLine />}
      {isSpoken ? (
        <Spoken
          conversation={conversation}
          placed={placed}
          message={message}
          outgoing={outgoing}
          isContinued={isContinued}
          isEndOfGroup={isEndOfGroup}
          selfId={selfId}
          onShowMarks={onShowMarks}
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

interface SpokenProps
  extends Pick<MessageRowProps, "conversation" | "message" | "outgoing" | "selfId" | "onShowMarks"> {
  readonly placed: Placed;
  readonly isContinued: boolean;
  readonly isEndOfGroup: boolean;
}

function Spoken({
  conversation,
  placed,
  message,
  outgoing,
  isContinued,
  isEndOfGroup,
  selfId,
  onShowMarks,
}: SpokenProps) {
  const isOwn = placed.senderId === selfId;
  const t = useTexts(conversationTexts);
  const format = useFormat();
  const language = useLanguage();
  const author = nameOf(usePerson(isOwn ? undefined : placed.senderId), language);
  const isBubble = conversation.kind === "bubble";
  const showsAuthor = !isOwn && isBubble;
  const hasFailed = outgoing?.state === "failed";
  return (
    <article
      aria-label={t("writtenAt", { name: isOwn ? t("you") : author, time: format.dateTime(placed.sentAt) })}
      data-message-id={message?.id ?? outgoing?.id}
      // Reached by the arrow keys inside the list, see message-keys.ts.
      tabIndex={-1}
      className={cx(
        "focus-ring flex gap-2.5 rounded-medium",
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
            "min-w-0 max-w-[min(36rem,100%)] px-3 py-2",
            isOwn ? "rounded-large rounded-br-small bg-accent-soft" : "rounded-large rounded-bl-small bg-surface-3",
            hasFailed && "outline outline-1 outline-danger-text",
            outgoing && !hasFailed && "opacity-75",
          )}
        >
          <MessageBody content={placed.content} />
        </div>
        {!showsAuthor && (
          <MessageMeta
            conversation={conversation}
            message={message}
            outgoing={outgoing}
            sentAt={placed.sentAt}
            isOwn={isOwn}
            isEndOfGroup={isEndOfGroup}
            selfId={selfId}
            onShowMarks={() => message && onShowMarks(message)}
          />
        )}
        {hasFailed && outgoing.problem && (
          <p role="alert" className="px-1 text-right text-danger-text text-sm">
            {wordsOf(outgoing.problem).title} {wordsOf(outgoing.problem).cure}
          </p>
        )}
      </div>
    </article>
  );
}
