import { type FormEvent, useId, useState } from "react";
import type { StatusText } from "../../../src/protocol/presence.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, cx, Dialog, Select, TextField } from "../../ui/index.ts";
import { saveStatus } from "./choose.ts";
import { endOf, type StatusEnd, statusEnds } from "./status-ends.ts";
import { presenceTexts } from "./texts.ts";

const pictures = ["🎯", "📅", "🏠", "🚆", "🍽️", "🌴", "🤒", "🎉"] as const;
const endTexts = {
  halfHour: "endHalfHour",
  hour: "endHour",
  today: "endToday",
  week: "endWeek",
  none: "endNone",
} as const;

interface StatusDialogProps {
  readonly status: StatusText | null;
  readonly onClose: () => void;
}

/** A few words beneath one's name, and when they go by themselves. */
export function StatusDialog({ status, onClose }: StatusDialogProps) {
  const t = useTexts(presenceTexts);
  const format = useFormat();
  const formId = useId();
  const keptUntil = status?.until ?? null;
  const [text, setText] = useState(status?.text ?? "");
  const [emoji, setEmoji] = useState<string | null>(status?.emoji ?? null);
  const [end, setEnd] = useState<StatusEnd | "kept">(keptUntil !== null ? "kept" : status ? "none" : "today");
  const [isBusy, setBusy] = useState(false);
  const isEmpty = text.trim() === "" && emoji === null;

  const save = async (wanted: StatusText | null) => {
    setBusy(true);
    const isSaved = await saveStatus(wanted);
    setBusy(false);
    if (isSaved) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty || isBusy) return;
    void save({ text: text.trim(), emoji, until: end === "kept" ? keptUntil : endOf(end, Date.now()) });
  };
  const ends = [
    ...(keptUntil === null ? [] : [{ value: "kept" as const, label: t("endKept", { time: endWords(keptUntil) }) }]),
    ...statusEnds.map((value) => ({ value, label: t(endTexts[value]) })),
  ];
  function endWords(until: number): string {
    return new Date(until).toDateString() === new Date().toDateString() ? format.time(until) : format.dateTime(until);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("status")}
      description={t("statusDetail")}
      actions={
        <>
          {status && (
            <Button tone="plainDanger" disabled={isBusy} onClick={() => void save(null)} className="mr-auto">
              {t("clearStatus")}
            </Button>
          )}
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button tone="primary" type="submit" form={formId} isBusy={isBusy} disabled={isEmpty}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t("status")}
          isLabelHidden
          placeholder={t("statusHint")}
          maxLength={120}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <fieldset>
          <legend className="mb-1 font-medium text-sm">{t("statusPicture")}</legend>
          <div className="flex flex-wrap gap-1">
            <PictureChoice isChosen={emoji === null} label={t("noPicture")} onChoose={() => setEmoji(null)}>
              –
            </PictureChoice>
            {pictures.map((picture) => (
              <PictureChoice
                key={picture}
                isChosen={emoji === picture}
                label={picture}
                onChoose={() => setEmoji(picture)}
              >
                {picture}
              </PictureChoice>
            ))}
          </div>
        </fieldset>
        <Select label={t("statusEnd")} options={ends} value={end} onChange={setEnd} />
      </form>
    </Dialog>
  );
}

interface PictureChoiceProps {
  readonly isChosen: boolean;
  readonly label: string;
  readonly onChoose: () => void;
  readonly children: string;
}

function PictureChoice({ isChosen, label, onChoose, children }: PictureChoiceProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isChosen}
      onClick={onChoose}
      className={cx(
        "touch focus-ring flex size-9 items-center justify-center rounded-medium text-md",
        isChosen ? "bg-accent-soft ring-2 ring-accent" : "hover:bg-surface-3",
      )}
    >
      {children}
    </button>
  );
}
