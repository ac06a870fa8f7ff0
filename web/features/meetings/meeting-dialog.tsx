import { nanoid } from "nanoid";
import { type FormEvent, useId, useState } from "react";
import { type Meeting, planMeeting } from "../../../src/protocol/meetings.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Checkbox, Dialog, Select, TextArea, TextField, toast, uiTexts } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { addressesIn, nextHalfHour, recurrenceOf, rhythmOf, rhythms } from "./plan.ts";
import { refreshMeetings } from "./store.ts";
import { meetingTexts } from "./texts.ts";

const lengths = ["15", "30", "45", "60", "90", "120", "240", "480"];

interface MeetingDialogProps {
  readonly conversationId: string;
  /** One that is planned and is changed. */
  readonly meeting?: Meeting | undefined;
  /** Whether people outside may be asked: by whoever holds the door. */
  readonly mayInviteOutside: boolean;
  readonly onClose: () => void;
}

/** What, when, how often, and who is told. */
export function MeetingDialog({ conversationId, meeting, mayInviteOutside, onClose }: MeetingDialogProps) {
  const t = useTexts(meetingTexts);
  const ui = useTexts(uiTexts);
  const formId = useId();
  const act = useAct();
  const [meetingId] = useState(() => meeting?.id ?? nanoid());
  const [title, setTitle] = useState(meeting?.title ?? "");
  const [startsOn, setStartsOn] = useState(() => meeting?.startsOn ?? nextHalfHour(Date.now()));
  const [minutes, setMinutes] = useState(String(meeting?.minutes ?? 30));
  const [rhythm, setRhythm] = useState(() => rhythmOf(meeting?.repeats ?? null));
  const [until, setUntil] = useState(meeting?.repeats?.until ?? "");
  const [notes, setNotes] = useState(meeting?.notes ?? "");
  const [outside, setOutside] = useState(() => meeting?.invitees.map(({ email }) => email).join("\n") ?? "");
  const [mailsMembers, setMailsMembers] = useState(meeting?.mailsMembers ?? true);
  const [isChecked, setChecked] = useState(false);
  const timeZone = meeting?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { emails, wrong } = addressesIn(outside);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (title.trim() === "" || wrong !== undefined) return;
    void act.run(async () => {
      const times = { startsOn, timeZone, minutes: Number(minutes), repeats: recurrenceOf(rhythm, until) };
      const told = { mailsMembers, invitees: emails.map((email) => ({ email })) };
      const body = { title: title.trim(), notes: notes.trim(), ...times, ...told };
      await call(planMeeting, { params: { conversationId, meetingId }, body });
      await refreshMeetings();
      toast({ title: t("plannedIt", { title: body.title }) });
      onClose();
    });
  };
  const spanOf = (span: number) => (span % 60 === 0 ? t("hours", { count: span / 60 }) : t("minutes", { count: span }));
  const spans = lengths.includes(minutes) ? lengths : [minutes, ...lengths];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(meeting ? "changeTitle" : "plan")}
      description={t("planDetail")}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" type="submit" form={formId} isBusy={act.isBusy}>
            {t(meeting ? "saveChange" : "save")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FailureNotice failure={act.failure} />
        <TextField
          label={t("title")}
          value={title}
          maxLength={120}
          onChange={({ target }) => setTitle(target.value)}
          {...(isChecked && title.trim() === "" && { error: t("titleMissing") })}
        />
        <div className="grid gap-4 sm:grid-cols-[3fr_2fr]">
          <TextField
            type="datetime-local"
            label={t("begins")}
            hint={t("zone", { zone: timeZone.replaceAll("_", " ") })}
            value={startsOn}
            required
            onChange={({ target }) => setStartsOn(target.value)}
          />
          <Select
            label={t("lasts")}
            value={minutes}
            onChange={setMinutes}
            options={spans.map((value) => ({ value, label: spanOf(Number(value)) }))}
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-[3fr_2fr]">
          <Select
            label={t("repeats")}
            value={rhythm}
            onChange={setRhythm}
            options={rhythms.map((value) => ({ value, label: t(value) }))}
          />
          {rhythm !== "never" && (
            <TextField
              type="date"
              label={t("until")}
              hint={t("untilHint")}
              value={until}
              onChange={({ target }) => setUntil(target.value)}
            />
          )}
        </div>
        <TextArea
          label={t("notes")}
          rows={2}
          value={notes}
          maxLength={2_000}
          onChange={({ target }) => setNotes(target.value)}
        />
        {mayInviteOutside && (
          <TextArea
            label={t("invitees")}
            hint={t("inviteesHint")}
            rows={2}
            value={outside}
            onChange={({ target }) => setOutside(target.value)}
            {...(isChecked && wrong !== undefined && { error: t("inviteesWrong", { wrong }) })}
          />
        )}
        <Checkbox label={t("mailsMembers")} isChecked={mailsMembers} onChange={setMailsMembers} />
      </form>
    </Dialog>
  );
}
