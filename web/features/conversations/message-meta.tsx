import { Clock3, RotateCw, TriangleAlert } from "lucide-react";
import type { Conversation, Message } from "../../../src/protocol/conversations.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { MarkIcon } from "./mark-icon.tsx";
import { marksOf } from "./marks.ts";
import type { OutgoingMessage } from "./outbox.ts";
import { outbox } from "./store.ts";
import { conversationTexts } from "./texts.ts";

interface MessageMetaProps {
  readonly conversation: Conversation;
  readonly message: Message | undefined;
  readonly outgoing: OutgoingMessage | undefined;
  readonly sentAt: number;
  readonly isOwn: boolean;
  readonly isEndOfGroup: boolean;
  readonly selfId: string;
  readonly onShowMarks: () => void;
}

/** The time, with the whole date behind it. */
export function SentTime({ at }: { at: number }) {
  const format = useFormat();
  // The browser's own tooltip: one of ours for each message would cost every scrolled frame.
  return (
    <time dateTime={new Date(at).toISOString()} title={format.dateTime(at)} className="shrink-0 tabular-nums">
      {format.time(at)}
    </time>
  );
}

/** Below a group: when it was, and for one's own how far it has come. */
export function MessageMeta(props: MessageMetaProps) {
  const { conversation, message, outgoing, sentAt, isOwn, isEndOfGroup, selfId, onShowMarks } = props;
  const t = useTexts(conversationTexts);
  if (!isEndOfGroup && !outgoing) return null;
  const time = <SentTime at={sentAt} />;
  const line = "flex min-h-4.5 items-center gap-1 px-1 pt-0.5 text-text-3 text-xs tabular-nums";
  if (!isOwn) return <p className={line}>{time}</p>;
  if (outgoing?.state === "failed")
    return (
      <p className={`${line} text-danger-text`}>
        <TriangleAlert aria-hidden="true" className="size-3.5" />
        {t("failed")}
        <button
          type="button"
          onClick={() => void outbox().retry(outgoing.id)}
          className="touch focus-ring ml-1 inline-flex items-center gap-1 rounded-small font-medium text-accent-text hover:underline"
        >
          <RotateCw aria-hidden="true" className="size-3.5" />
          {t("retry")}
        </button>
      </p>
    );
  if (outgoing)
    return (
      <p className={line} data-mark={outgoing.state}>
        {time}
        <Clock3 role="img" aria-label={t(outgoing.state === "queued" ? "queued" : "sending")} className="size-3.5" />
      </p>
    );
  if (!message) return null;
  const marks = marksOf(message, conversation.members, selfId);
  return (
    <p className={line}>
      {time}
      <button type="button" aria-label={t("info")} onClick={onShowMarks} className="focus-ring -m-1 rounded-small p-1">
        <MarkIcon marks={marks} className="size-3.5" />
      </button>
      {marks.othersCount > 1 && marks.seenBy.length > 0 && (
        <span aria-hidden="true">{t("seenBy", { seen: marks.seenBy.length, total: marks.othersCount })}</span>
      )}
    </p>
  );
}
