import { useMemo } from "react";
import { useLanguage } from "../../../i18n/language.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Button, Card, Checkbox, Combobox, TextField } from "../../../ui/index.ts";
import { weekdayName } from "./local-time.ts";
import type { DayDraft } from "./profile-draft.ts";
import { profileTexts } from "./profile-texts.ts";
import type { ProfileFields } from "./use-profile-draft.ts";

const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const usual = { from: "09:00", to: "17:00" };
const readable = (zone: string) => zone.replaceAll("_", " ");

export function TimeCard({ fields: { draft, change, errorAt } }: { fields: ProfileFields }) {
  const t = useTexts(profileTexts);
  const language = useLanguage();
  const format = useFormat();
  const zones = useMemo(
    () =>
      [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", draft.timeZone])]
        .filter(Boolean)
        .map((value) => ({ value, label: readable(value) })),
    [draft.timeZone],
  );
  const time = draft.timeZone ? format.timeIn(Date.now(), draft.timeZone) : undefined;
  const setDay = (at: number, day: DayDraft) => change({ days: draft.days.with(at, day) });
  return (
    <Card title={t("time")} description={t("timeDetail")}>
      <Combobox
        label={t("timeZone")}
        options={zones}
        value={draft.timeZone}
        onChange={(timeZone) => change({ timeZone })}
        placeholder={t("choose")}
        hint={time ? t("timeThere", { time }) : undefined}
        error={errorAt("timeZone")}
      />
      {draft.timeZone !== deviceZone && (
        <Button size="small" className="mt-2" onClick={() => change({ timeZone: deviceZone })}>
          {t("useDeviceZone", { zone: readable(deviceZone) })}
        </Button>
      )}
      <fieldset className="mt-6">
        <legend className="mb-2 font-medium text-sm">{t("workingHours")}</legend>
        <ul className="flex flex-col gap-1">
          {draft.days.map((day, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the weekday
            <li key={at}>
              <DayRow
                name={weekdayName(at + 1, language)}
                day={day}
                onChange={(next) => setDay(at, next)}
                error={errorAt(`days.${at}`)}
              />
            </li>
          ))}
        </ul>
        {draft.days.every(({ isOn }) => !isOn) && (
          <UsualWeek onChoose={() => change({ days: draft.days.map((_, at) => ({ isOn: at < 5, ...usual })) })} />
        )}
      </fieldset>
    </Card>
  );
}

function UsualWeek({ onChoose }: { onChoose: () => void }) {
  const t = useTexts(profileTexts);
  const format = useFormat();
  return (
    <Button size="small" className="mt-2" onClick={onChoose}>
      {t("usualWeek", { from: format.clock(usual.from), to: format.clock(usual.to) })}
    </Button>
  );
}

interface DayRowProps {
  readonly name: string;
  readonly day: DayDraft;
  readonly onChange: (day: DayDraft) => void;
  readonly error: string | undefined;
}

function DayRow({ name, day, onChange, error }: DayRowProps) {
  const t = useTexts(profileTexts);
  return (
    <div className="flex min-h-10 flex-wrap items-start gap-x-3 gap-y-1">
      <div className="w-32 shrink-0 pt-1.5">
        <Checkbox label={name} isChecked={day.isOn} onChange={(isOn) => onChange({ ...day, isOn })} />
      </div>
      {day.isOn ? (
        <div className="flex items-start gap-2">
          <TextField
            label={t("from", { day: name })}
            isLabelHidden
            type="time"
            value={day.from}
            onChange={(event) => onChange({ ...day, from: event.target.value })}
          />
          <span aria-hidden="true" className="pt-1.5 text-text-3">
            –
          </span>
          <TextField
            label={t("to", { day: name })}
            isLabelHidden
            type="time"
            value={day.to}
            onChange={(event) => onChange({ ...day, to: event.target.value })}
            error={error}
            hint={day.to !== "" && day.to < day.from ? t("nextDay") : undefined}
          />
        </div>
      ) : (
        <span className="pt-1.5 text-text-3">{t("off")}</span>
      )}
    </div>
  );
}
