import { MoreHorizontal, Paperclip, Pencil, SendHorizontal, Trash2 } from "lucide-react";
import { useState } from "react";
import type { FileReference } from "../../../../src/protocol/conversations.ts";
import { deleteFile } from "../../../../src/protocol/files.ts";
import { plainText } from "../../../../src/protocol/plain-text.ts";
import { cancelScheduled, type ScheduledMessage, sendScheduled } from "../../../../src/protocol/unsent.ts";
import { localProblem } from "../../../api/failure.ts";
import { call, wordsOf } from "../../../api/index.ts";
import type { Translate } from "../../../i18n/catalogue.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Dialog, IconButton, Menu, toast, toastFailure, uiTexts } from "../../../ui/index.ts";
import { knownName } from "../../directory/index.ts";
import { ownId, receive, useConversationsStore } from "../store.ts";
import { knownTitle } from "../titles.ts";
import { namedMentions } from "./named-mentions.ts";
import { ScheduleDialog } from "./schedule-dialog.tsx";
import { AnsweredLine, UrgencyLine } from "./scheduled-lines.tsx";
import { keepScheduled, useScheduled } from "./scheduled-store.ts";
import { writingTexts } from "./texts.ts";

/** What goes out later, here or (without a conversation) everywhere: change it, send it now, or do not send it. */
export function ScheduledDialog({ conversationId, onClose }: { conversationId?: string; onClose: () => void }) {
  const t = useTexts(writingTexts);
  const waiting = useScheduled(conversationId);
  const [edited, setEdited] = useState<ScheduledMessage>();
  if (edited)
    return (
      <ScheduleDialog
        conversationId={edited.conversationId}
        message={edited}
        scheduled={edited}
        onDone={() => setEdited(undefined)}
        onClose={() => setEdited(undefined)}
      />
    );
  return (
    <Dialog isOpen onClose={onClose} title={t("waitingTitle")}>
      {waiting.length === 0 && <p className="text-text-2">{t("noneWaiting")}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {waiting.map((message) => (
          <Waiting
            key={message.id}
            message={message}
            isPlaceShown={conversationId === undefined}
            onEdit={() => setEdited(message)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface WaitingProps {
  readonly message: ScheduledMessage;
  readonly isPlaceShown: boolean;
  readonly onEdit: () => void;
}

function Waiting({ message, isPlaceShown, onEdit }: WaitingProps) {
  const t = useTexts(writingTexts);
  const ui = useTexts(uiTexts);
  const format = useFormat();
  const { fileId, file, replyTo, urgency } = message;
  const conversation = useConversationsStore(({ all }) => all[message.conversationId]);
  const params = { messageId: message.id };
  const sendNow = () => call(sendScheduled, { params }).then(receive, toastFailure);
  const cancel = () =>
    call(cancelScheduled, { params }).then(() => {
      keepScheduled(message.id, null);
      if (file) offerDeletion(t, file);
    }, toastFailure);
  const place = conversation ? knownTitle(conversation, ownId()) : t("unknownPlace");
  const icon = "size-4";
  return (
    <li className="flex items-start gap-2 py-3">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="text-sm text-text-3">
          {isPlaceShown && `${place} · `}
          {format.dateTime(message.dueAt)}
        </p>
        {replyTo !== null && <AnsweredLine conversationId={message.conversationId} seq={replyTo} />}
        {urgency !== null && <UrgencyLine urgency={urgency} />}
        {message.text !== "" && (
          <p dir="auto" className="line-clamp-3 whitespace-pre-line [overflow-wrap:anywhere]">
            {namedMentions(plainText(message.text), knownName)}
          </p>
        )}
        {fileId !== null && (
          <p dir="auto" className="flex min-w-0 items-center gap-1.5 text-sm text-text-2">
            <Paperclip aria-hidden="true" className="size-4 shrink-0" />
            <span className="truncate">{file?.name ?? t("fileGone")}</span>
          </p>
        )}
        {message.failure !== null && (
          <p className="text-danger-text text-sm">
            {wordsOf(problemOf(message.failure)).title} {wordsOf(problemOf(message.failure)).cure}
          </p>
        )}
      </div>
      <Menu
        trigger={
          <IconButton label={ui("moreActions")} icon={<MoreHorizontal aria-hidden="true" className="size-5" />} />
        }
        entries={[
          {
            label: t("sendNow"),
            icon: <SendHorizontal aria-hidden="true" className={icon} />,
            onSelect: () => void sendNow(),
          },
          { label: t("edit"), icon: <Pencil aria-hidden="true" className={icon} />, onSelect: onEdit },
          {
            label: t("cancel"),
            icon: <Trash2 aria-hidden="true" className={icon} />,
            isDangerous: true,
            onSelect: () => void cancel(),
          },
        ]}
      />
    </li>
  );
}

/** What it carried is in one's files from then on, like that of any message that is deleted. */
function offerDeletion(t: Translate<(typeof writingTexts)["en"]>, { fileId, name }: FileReference): void {
  const remove = () => call(deleteFile, { params: { fileId } }).catch(toastFailure);
  toast({
    title: t("cancelled"),
    detail: t("fileStays", { name }),
    action: { label: t("deleteFile"), onSelect: () => void remove() },
  });
}

/** The server keeps the code alone; its words are here. */
const problemOf = (code: string) => ({ ...localProblem("core.internal"), code });
