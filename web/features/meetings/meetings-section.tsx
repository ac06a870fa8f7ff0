import { useState } from "react";
import type { Meeting } from "../../../src/protocol/meetings.ts";
import type { ConversationSlotProps } from "../../app/feature.ts";
import { useIsGuest } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Locked, SectionHeader, useLock } from "../../ui/index.ts";
import { roleOf } from "../conversations/bubble-rules.ts";
import { ownId } from "../conversations/store.ts";
import { MeetingAnswers } from "./meeting-answers.tsx";
import { MeetingDialog } from "./meeting-dialog.tsx";
import { MeetingRow } from "./meeting-row.tsx";
import { useMeetings } from "./store.ts";
import { meetingTexts } from "./texts.ts";

/** In a bubble's details: its planned conferences. */
export function MeetingsSection({ conversation }: ConversationSlotProps) {
  const t = useTexts(meetingTexts);
  const all = useMeetings((state) => state.all);
  const [planning, setPlanning] = useState<{ meeting?: Meeting }>();
  const lock = useLock("conferences");
  const isGuest = useIsGuest();
  if (conversation.kind !== "bubble" || isGuest || all === undefined) return null;
  const own = all.filter(({ conversationId }) => conversationId === conversation.id);
  const isArchived = conversation.bubble?.archivedAt != null;
  if (isArchived && own.length === 0) return null;
  const tends = ["organiser", "moderator"].includes(roleOf(conversation, ownId()));
  return (
    <section className="px-2">
      <SectionHeader title={t("meetings")} />
      <div className="flex flex-col gap-3 px-3 pt-1 pb-4">
        {own.length === 0 && <p className="text-pretty text-sm text-text-3">{t("noneYet")}</p>}
        {own.length > 0 && (
          <ul className="flex flex-col gap-2">
            {own.map((meeting) => (
              <li key={meeting.id} className="flex flex-col gap-1.5">
                <MeetingRow meeting={meeting} onChange={() => setPlanning({ meeting })} />
                <MeetingAnswers meeting={meeting} />
              </li>
            ))}
          </ul>
        )}
        {lock !== null && <Locked because={lock} />}
        {lock === null && !isArchived && (
          <Button size="small" className="self-start" onClick={() => setPlanning({})}>
            {t("plan")}
          </Button>
        )}
      </div>
      {planning && (
        <MeetingDialog
          conversationId={conversation.id}
          meeting={planning.meeting}
          mayInviteOutside={tends}
          onClose={() => setPlanning(undefined)}
        />
      )}
    </section>
  );
}
