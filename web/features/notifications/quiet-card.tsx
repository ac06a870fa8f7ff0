import { Link } from "wouter";
import type { QuietHours } from "../../../src/protocol/notifications.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Card, Checkbox, cx, TextField } from "../../ui/index.ts";
import { weekdayName } from "../accounts/index.ts";
import { changeSettings } from "./store.ts";
import { notificationTexts } from "./texts.ts";

const days = [1, 2, 3, 4, 5, 6, 7];
const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

interface QuietCardProps {
  readonly quietHours: QuietHours;
  readonly timeZone: string;
}

/** When nothing disturbs. */
export function QuietCard({ quietHours, timeZone }: QuietCardProps) {
  const t = useTexts(notificationTexts);
  const language = useLanguage();
  const { isOn, fromMinute, untilMinute } = quietHours;
  const change = (changes: Partial<QuietHours>) => void changeSettings({ quietHours: { ...quietHours, ...changes } });
  const toggle = (day: number) =>
    change({
      days: quietHours.days.includes(day)
        ? quietHours.days.filter((other) => other !== day)
        : [...quietHours.days, day].sort(),
    });
  return (
    <Card title={t("quiet")} description={t("quietDetail")}>
      <Checkbox label={t("quietOn")} isChecked={isOn} onChange={(wanted) => change({ isOn: wanted })} />
      {isOn && (
        <div className="mt-4 flex flex-col gap-4">
          <div className="grid max-w-72 grid-cols-2 gap-3">
            <ClockField label={t("from")} minute={fromMinute} onChange={(minute) => change({ fromMinute: minute })} />
            <ClockField
              label={t("until")}
              minute={untilMinute}
              onChange={(minute) => change({ untilMinute: minute })}
            />
          </div>
          <fieldset>
            <legend className="mb-1 font-medium text-sm">{t("onDays")}</legend>
            <div className="grid max-w-md grid-cols-7 gap-1">
              {days.map((day) => (
                <button
                  key={day}
                  type="button"
                  aria-pressed={quietHours.days.includes(day)}
                  onClick={() => toggle(day)}
                  className={cx(
                    "touch focus-ring h-9 min-w-0 rounded-medium border text-sm",
                    quietHours.days.includes(day)
                      ? "border-accent bg-accent-soft font-medium text-accent-text"
                      : "border-line-strong text-text-2 hover:bg-surface-3",
                  )}
                >
                  <span aria-hidden="true">{weekdayName(day, language, "short")}</span>
                  <span className="sr-only">{weekdayName(day, language)}</span>
                </button>
              ))}
            </div>
          </fieldset>
          <p className="text-sm text-text-2">
            {t("inZone", { zone: timeZone.replaceAll("_", " ") })}{" "}
            <Link
              href="/settings/profile"
              className="focus-ring rounded-small font-medium text-accent-text hover:underline"
            >
              {t("changeZone")}
            </Link>
          </p>
        </div>
      )}
    </Card>
  );
}

interface ClockFieldProps {
  readonly label: string;
  readonly minute: number;
  readonly onChange: (minute: number) => void;
}

function ClockField({ label, minute, onChange }: ClockFieldProps) {
  return (
    <TextField
      label={label}
      type="time"
      // While it is typed the field holds what no clock shows: only a whole time is taken.
      defaultValue={clockOf(minute)}
      key={minute}
      onBlur={({ target }) => {
        if (target.value !== "" && minuteOf(target.value) !== minute) onChange(minuteOf(target.value));
      }}
    />
  );
}
