import { useEffect, useState } from "react";
import type { Profile } from "../../../../src/protocol/profiles.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Badge, Card } from "../../../ui/index.ts";
import { isWorking, spansOf, weekdayName } from "../../accounts/index.ts";
import { personTexts } from "./person-texts.ts";

/** The minute as it is; enough for a clock. */
function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** What time it is where the person is, and when they work there. */
export function PersonTime({ profile: { timeZone, workingHours } }: { profile: Profile }) {
  const t = useTexts(personTexts);
  const format = useFormat();
  const language = useLanguage();
  const now = useMinute();
  const time = timeZone === null ? undefined : format.timeIn(now, timeZone);
  const works = timeZone === null ? undefined : isWorking(workingHours, timeZone, now);
  const day = (at: number) => weekdayName(at, language);
  return (
    <Card title={t("time")}>
      {time !== undefined && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium text-md tabular-nums">{t("timeThere", { time })}</span>
          {works !== undefined && (
            <Badge tone={works ? "success" : "neutral"}>{t(works ? "working" : "notWorking")}</Badge>
          )}
          <span className="text-text-2">{timeZone?.replaceAll("_", " ")}</span>
        </p>
      )}
      {workingHours.length > 0 && (
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
          {spansOf(workingHours).map(({ first, last, from, to }) => (
            <div key={first} className="contents">
              <dt className="text-text-2">
                {first === last ? day(first) : t("days", { first: day(first), last: day(last) })}
              </dt>
              <dd className="tabular-nums">{t("hours", { from: format.clock(from), to: format.clock(to) })}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
