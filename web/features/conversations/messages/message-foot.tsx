import { CheckCheck, MessagesSquare, Pin } from "lucide-react";
import type { Conversation, Message } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button } from "../../../ui/index.ts";
import { ownId } from "../store.ts";
import { acknowledge } from "./act.ts";
import { ask, openThread } from "./asked.ts";
import { messageTexts } from "./message-texts.ts";
import { ReactionsLine } from "./reactions-line.tsx";
import { asksFor, urgencyOf } from "./speech.ts";

interface MessageFootProps {
  readonly conversation: Conversation;
  readonly message: Message;
  /** False in the thread itself. */
  readonly showsReplies: boolean;
}
const link =
  "touch focus-ring flex min-h-6.5 items-center gap-1 rounded-small px-1 pt-1 font-medium text-accent-text text-sm hover:underline";

/** Below what is said: that it was edited or pinned, reactions, acknowledgements, and the way into its thread. */
export function MessageFoot({ conversation, message, showsReplies }: MessageFootProps) {
  const t = useTexts(messageTexts);
  const { content, editedAt, pin, reactions, replyCount, acknowledgedBy = [] } = message;
  const isUrgent = urgencyOf(content) === "urgent";
  if (!editedAt && !pin && !reactions && !isUrgent && (!replyCount || !showsReplies)) return null;
  const receivers = conversation.members.filter(({ accountId }) => accountId !== message.senderId).length;
  return (
    <>
      {(editedAt || pin) && (
        <p className="flex items-center gap-2 px-1 pt-0.5 text-text-3 text-xs">
          {editedAt && (
            <button
              type="button"
              onClick={() => ask("versions", message)}
              className="focus-ring rounded-small hover:text-text-1 hover:underline"
            >
              {t("edited")}
            </button>
          )}
          {pin && (
            <span className="flex items-center gap-1">
              <Pin aria-hidden="true" className="size-3" />
              {t("pinned")}
            </span>
          )}
        </p>
      )}
      {asksFor(message, ownId()) && (
        <div className="pt-1">
          <Button
            size="small"
            tone="primary"
            icon={<CheckCheck aria-hidden="true" className="size-4" />}
            onClick={() => void acknowledge(message)}
          >
            {t("acknowledge")}
          </Button>
        </div>
      )}
      {isUrgent && !asksFor(message, ownId()) && (
        <button type="button" onClick={() => ask("acknowledgements", message)} className={link}>
          <CheckCheck aria-hidden="true" className="size-4" />
          {t("acknowledgedBy", { count: acknowledgedBy.length, total: Math.max(receivers, acknowledgedBy.length) })}
        </button>
      )}
      <ReactionsLine message={message} />
      {showsReplies && replyCount && (
        <button type="button" onClick={() => openThread(conversation.id, message.seq)} className={link}>
          <MessagesSquare aria-hidden="true" className="size-4" />
          {t("replies", { count: replyCount })}
        </button>
      )}
    </>
  );
}
