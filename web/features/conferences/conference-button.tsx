import { Video } from "lucide-react";
import { useOwnFunctions } from "../../api/index.ts";
import type { ConversationSlotProps } from "../../app/feature.ts";
import { useIsGuest } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { IconButton, LockedIconButton, useLock } from "../../ui/index.ts";
import { useCalls } from "../calls/session.ts";
import { conferences, useConferences } from "./session.ts";
import { enlargeStage } from "./stage-store.ts";
import { conferencesDoorTexts } from "./door-texts.ts";

/** In a bubble's header: start its conference, join it, or bring it to the front. */
export function ConferenceButton({ conversation }: ConversationSlotProps) {
  const t = useTexts(conferencesDoorTexts);
  const isRunning = useConferences(({ running }) => running[conversation.id] !== undefined);
  const currentId = useConferences(({ current }) => current?.conversationId);
  const isInCall = useCalls(({ current }) => current !== null);
  const lock = useLock("conferences");
  const startsNone = useOwnFunctions(({ own }) => own?.limits.conferenceParticipants === 0);
  const isGuest = useIsGuest();
  // Guests come to what a member began.
  if (conversation.kind !== "bubble" || (isGuest && !isRunning)) return null;
  // In an archived bubble nothing begins.
  if (conversation.bubble?.archivedAt != null && !isRunning) return null;
  const icon = <Video aria-hidden="true" className="size-5" />;
  const because = lock ?? (startsNone && !isRunning ? t("startNotInPlan") : null);
  if (because !== null && currentId !== conversation.id)
    return <LockedIconButton label={t(isRunning ? "join" : "start")} because={because} icon={icon} />;
  const isHere = currentId === conversation.id;
  const isElsewhere = currentId !== undefined && !isHere;
  const label = isInCall
    ? t("inCall")
    : isElsewhere
      ? t("inAnother")
      : t(isHere ? "show" : isRunning ? "join" : "start");
  return (
    <IconButton
      label={label}
      tone={isRunning ? "on" : "plain"}
      disabled={isInCall || isElsewhere}
      icon={icon}
      onClick={() => (isHere ? enlargeStage() : void conferences()?.prepare(conversation.id))}
    />
  );
}
