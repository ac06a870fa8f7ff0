import { nanoid } from "nanoid";
import { type FormEvent, useId, useState } from "react";
import { type ScheduledMessage, scheduleMessage } from "../../../../src/protocol/unsent.ts";
import { asFailure, call, wordsOf } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Button, Dialog, Notice, TextArea, TextField, toast, uiTexts, useLock } from "../../../ui/index.ts";
import { AttachedFileField, useAttachedFile } from "../../files/index.ts";
import { AnsweredLine, UrgencyLine } from "./scheduled-lines.tsx";
import { keepScheduled } from "./scheduled-store.ts";
import { writingTexts } from "./texts.ts";
import { asField, fromField, usualTimes } from "./times.ts";
import { useNamesIn } from "./use-names-in.ts";

interface ScheduleDialogProps {
  readonly conversationId: string;
  /** As it is sent, with what it answers and how much it presses. */
  readonly message: Pick<ScheduledMessage, "text" | "replyTo" | "urgency">;
  /** One that waits already and is changed. */
  readonly scheduled?: ScheduledMessage;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What goes out later and when, by the clock of this device. */
export function ScheduleDialog({ conversationId, message, scheduled, onDone, onClose }: ScheduleDialogProps) {
  const t = useTexts(writingTexts);
  const ui = useTexts(uiTexts);
  const format = useFormat();
  const formId = useId();
  const [now] = useState(Date.now);
  const [messageId] = useState(() => scheduled?.id ?? nanoid());
  const times = usualTimes(now);
  const [field, setField] = useState(() => asField(Math.max(scheduled?.dueAt ?? 0, times.hour)));
  const mentions = useNamesIn(conversationId);
  const [words, setWords] = useState(() => mentions.written(message.text));
  const [replyTo, setReplyTo] = useState(message.replyTo);
  const [urgency, setUrgency] = useState(message.urgency);
  const attached = useAttachedFile(scheduled?.file ?? null);
  const { file } = attached;
  const filesLock = useLock("files");
  const isWhole = (words.trim() !== "" || file !== null) && attached.pending === undefined;
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ title: string; cure?: string }>();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ");

  const plan = async (dueAt: number | undefined) => {
    if (dueAt === undefined || dueAt <= Date.now()) return setProblem({ title: t("timePast") });
    setBusy(true);
    setProblem(undefined);
    try {
      const body = {
        ...{ conversationId, text: mentions.sent(words), dueAt },
        ...(file && { fileId: file.fileId }),
        ...(replyTo !== null && { replyTo }),
        ...(urgency !== null && { urgency }),
      };
      keepScheduled(messageId, await call(scheduleMessage, { params: { messageId }, body }));
      toast({ title: t("scheduled", { time: format.dateTime(dueAt) }) });
      onDone();
    } catch (thrown) {
      setProblem(wordsOf(asFailure(thrown).problem));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Opened from within the writing box: its form must not send too.
    event.stopPropagation();
    void plan(fromField(field));
  };
  const leave = () => {
    attached.giveUp();
    onClose();
  };
  const quick = [
    { label: t("inAnHour"), at: times.hour },
    { label: t("tomorrow", { time: format.time(times.tomorrow) }), at: times.tomorrow },
    ...(times.monday === times.tomorrow
      ? []
      : [{ label: t("monday", { time: format.time(times.monday) }), at: times.monday }]),
  ];
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t("laterTitle")}
      description={t("laterDetail")}
      actions={
        <>
          <Button tone="plain" onClick={leave}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" type="submit" form={formId} isBusy={isBusy} disabled={!isWhole}>
            {t(scheduled ? "save" : "schedule")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <div className="flex flex-col gap-2">
          {replyTo !== null && (
            <AnsweredLine conversationId={conversationId} seq={replyTo} onDrop={() => setReplyTo(null)} />
          )}
          {urgency !== null && <UrgencyLine urgency={urgency} onDrop={() => setUrgency(null)} />}
          <TextArea
            label={t("laterText")}
            isLabelHidden
            rows={3}
            value={words}
            maxLength={16_000}
            onChange={({ target }) => setWords(target.value)}
          />
          {filesLock === null && <AttachedFileField attached={attached} />}
        </div>
        <div className="flex flex-wrap gap-2">
          {quick.map(({ label, at }) => (
            <Button key={label} size="small" aria-pressed={field === asField(at)} onClick={() => setField(asField(at))}>
              {label}
            </Button>
          ))}
        </div>
        <TextField
          type="datetime-local"
          label={t("at")}
          hint={t("zone", { zone })}
          value={field}
          min={asField(now)}
          onChange={({ target }) => setField(target.value)}
        />
        {problem && (
          <Notice tone="danger" title={problem.title}>
            {problem.cure}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
