import { CalendarClock, Ellipsis } from "lucide-react";
import { useState } from "react";
import { cancelMeeting, type Meeting, skipMeeting } from "../../../src/protocol/meetings.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { ConfirmDialog, IconButton, Menu } from "../../ui/index.ts";
import { refreshMeetings } from "./store.ts";
import { meetingTexts } from "./texts.ts";

interface MeetingRowProps {
  readonly meeting: Meeting;
  readonly onChange: () => void;
}

/** A planned conference: what and when next, and what one may do with it. */
export function MeetingRow({ meeting, onChange }: MeetingRowProps) {
  const t = useTexts(meetingTexts);
  const format = useFormat();
  const [asking, setAsking] = useState<"cancel" | "skip">();
  const { id: meetingId, conversationId, title, repeats, mayChange, notes } = meeting;
  const [next] = meeting.occurrences;
  const params = { conversationId, meetingId };
  if (!next) return null;
  const isSeries = repeats !== null;
  const entries = [
    {
      label: t("calendar"),
      onSelect: () => location.assign(`/api/conversations/${conversationId}/meetings/${meetingId}/calendar.ics`),
    },
    ...(mayChange
      ? [
          { label: t("change"), onSelect: onChange },
          ...(isSeries && meeting.occurrences.length > 1
            ? [{ label: t("skip"), onSelect: () => setAsking("skip") }]
            : []),
          { label: t(isSeries ? "cancelSeries" : "cancel"), onSelect: () => setAsking("cancel") },
        ]
      : []),
  ];
  return (
    <div className="flex items-center gap-3">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-[30%] bg-surface-3 text-text-2">
        <CalendarClock aria-hidden="true" className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate font-medium" title={notes || undefined}>
          {title}
        </p>
        <p className="text-sm text-text-2">
          {[format.dateTime(next.startsAt), ...(isSeries ? [t("recurring")] : [])].join(" · ")}
        </p>
      </div>
      <Menu
        align="end"
        trigger={
          <IconButton
            size="small"
            label={t("more", { title })}
            icon={<Ellipsis aria-hidden="true" className="size-4.5" />}
          />
        }
        entries={entries}
      />
      {asking && (
        <ConfirmDialog
          title={
            asking === "skip"
              ? t("skipTitle", { title, time: format.date(next.startsAt) })
              : t("cancelTitle", { title })
          }
          detail={t("cancelDetail")}
          act={t("cancelAct")}
          onClose={() => setAsking(undefined)}
          onConfirm={async () => {
            if (asking === "skip") await call(skipMeeting, { params, body: { startsOn: next.startsOn } });
            else await call(cancelMeeting, { params });
            await refreshMeetings();
          }}
        />
      )}
    </div>
  );
}
