import { CalendarClock } from "lucide-react";
import { useEffect, useState } from "react";
import type { ConversationSlotProps } from "../../app/feature.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, useLock } from "../../ui/index.ts";
import { useCalls } from "../calls/session.ts";
import { conferences, useConferences } from "../conferences/session.ts";
import { currentOf, nextChangeAt } from "./plan.ts";
import { useMeetings } from "./store.ts";
import { meetingTexts } from "./texts.ts";

const longestMs = 6 * 3_600_000;

/** The time, as often as what is shown depends on it. */
function useNow(): number {
  const all = useMeetings((state) => state.all);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const at = nextChangeAt(all ?? [], now);
    const timer = setTimeout(() => setNow(Date.now()), Math.min((at ?? Infinity) - Date.now() + 500, longestMs));
    return () => clearTimeout(timer);
  }, [all, now]);
  return now;
}

/** Under a bubble's header from ten minutes before a planned conference until it is over, while none runs yet. */
export function MeetingBanner({ conversation }: ConversationSlotProps) {
  const t = useTexts(meetingTexts);
  const format = useFormat();
  const now = useNow();
  const all = useMeetings((state) => state.all);
  const isRunning = useConferences(({ running }) => running[conversation.id] !== undefined);
  const isBusy = useConferences(({ current }) => current !== null);
  const isInCall = useCalls(({ current }) => current !== null);
  const lock = useLock("conferences");
  const found = currentOf(all ?? [], conversation.id, now);
  if (!found || isRunning || conversation.bubble?.archivedAt != null) return null;
  const { title } = found.meeting;
  const time = format.time(found.current.startsAt);
  return (
    <section
      aria-label={t("meetings")}
      className="flex items-center gap-3 border-line border-b bg-accent-soft px-3 py-2 sm:px-4"
    >
      <CalendarClock aria-hidden="true" className="size-5 shrink-0 text-accent-text" />
      <p dir="auto" className="min-w-0 flex-1 truncate font-medium text-sm text-text-1">
        {t(found.current.startsAt > now ? "beginsAt" : "goesOn", { title, time })}
      </p>
      {lock === null && (
        <Button
          size="small"
          tone="primary"
          disabled={isInCall || isBusy}
          onClick={() => void conferences()?.prepare(conversation.id)}
        >
          {t("join")}
        </Button>
      )}
    </section>
  );
}
