import { CalendarClock } from "lucide-react";
import { Link } from "wouter";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { EmptyState, SkeletonList } from "../../ui/index.ts";
import { useConversationsStore } from "../conversations/store.ts";
import { useMeetings } from "./store.ts";
import { meetingTexts } from "./texts.ts";

/** Planned conferences of all one's bubbles, each a way to its bubble. */
export function PlannedList() {
  const t = useTexts(meetingTexts);
  const format = useFormat();
  const all = useMeetings((state) => state.all);
  const conversations = useConversationsStore((state) => state.all);
  if (!all) return <SkeletonList />;
  if (all.length === 0)
    return (
      <EmptyState icon={<CalendarClock className="size-6" />} title={t("nonePlanned")}>
        {t("nonePlannedDetail")}
      </EmptyState>
    );
  return (
    <ul className="flex flex-col">
      {all.map(({ id, conversationId, title, occurrences: [next] }) => (
        <li key={id}>
          <Link
            href={`/chat/${conversationId}`}
            className="focus-inset flex min-h-14 items-center gap-3 rounded-medium px-3 py-2 hover:bg-surface-3"
          >
            <span className="flex size-9 shrink-0 items-center justify-center rounded-[30%] bg-surface-3 text-text-2">
              <CalendarClock aria-hidden="true" className="size-4.5" />
            </span>
            <span className="flex min-w-0 flex-1 flex-col">
              <span dir="auto" className="truncate font-medium">
                {title}
              </span>
              <span className="truncate text-sm text-text-2">
                {[conversations[conversationId]?.name, next && format.dateTime(next.startsAt)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
