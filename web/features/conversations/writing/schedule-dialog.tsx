import { nanoid } from "nanoid";
import { type FormEvent, useId, useState } from "react";
import { type ScheduledMessage, scheduleMessage } from "../../../../src/protocol/unsent.ts";
import { asFailure, call, wordsOf } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Button, Dialog, Notice, TextArea, TextField, toast, uiTexts } from "../../../ui/index.ts";
import { keepScheduled } from "./scheduled-store.ts";
import { writingTexts } from "./texts.ts";
import { asField, fromField, usualTimes } from "./times.ts";

interface ScheduleDialogProps {
  readonly conversationId: string;
  /** As it is sent. */
  readonly text: string;
  /** One that waits already and is changed: its text too. */
  readonly scheduled?: ScheduledMessage;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** When a message goes out, by the clock of this device. */
export function ScheduleDialog({ conversationId, text, scheduled, onDone, onClose }: ScheduleDialogProps) {
  const t = useTexts(writingTexts);
  const ui = useTexts(uiTexts);
  const format = useFormat();
  const formId = useId();
  const [now] = useState(Date.now);
  const [messageId] = useState(() => scheduled?.id ?? nanoid());
  const times = usualTimes(now);
  const [field, setField] = useState(() => asField(Math.max(scheduled?.dueAt ?? 0, times.hour)));
  const [words, setWords] = useState(text);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ title: string; cure?: string }>();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ");

  const plan = async (dueAt: number | undefined) => {
    if (dueAt === undefined || dueAt <= Date.now()) return setProblem({ title: t("timePast") });
    setBusy(true);
    setProblem(undefined);
    try {
      const body = { conversationId, text: words, dueAt };
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
      onClose={onClose}
      title={t("laterTitle")}
      description={t("laterDetail")}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" type="submit" form={formId} isBusy={isBusy}>
            {t(scheduled ? "save" : "schedule")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        {scheduled && (
          <TextArea
            label={t("edit")}
            isLabelHidden
            rows={4}
            value={words}
            maxLength={16_000}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
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
