import { EllipsisVertical, Hand, Mic, MicOff, Pin, Video } from "lucide-react";
import type { Conference, ConferenceParticipant, ConferenceWaiting } from "../../../src/protocol/conferences.ts";
import { conversationSlots } from "../../app/slots.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { handsIn } from "../../media/conference-view.ts";
import { Avatar, Button, Checkbox, IconButton, Menu } from "../../ui/index.ts";
import { useConversation } from "../conversations/store.ts";
import { nameOf } from "../directory/names.ts";
import { usePerson } from "../directory/people-store.ts";
import { useModeration, useTends } from "./moderation.ts";
import { conferences } from "./session.ts";
import { SidePanel } from "./side-panel.tsx";
import { togglePin, useStage } from "./stage-store.ts";
import { stageTexts } from "./stage-texts.ts";
import { conferencesTexts } from "./texts.ts";

interface PeoplePanelProps {
  readonly conference: Conference;
  readonly selfId: string | null;
}

/** Who waits, who wants to speak, who is in it, and the door. */
export function PeoplePanel({ conference, selfId }: PeoplePanelProps) {
  const t = useTexts(stageTexts);
  const { waiting, participants } = conference;
  const hands = handsIn(conference);
  const others = participants.filter(({ raisedAt }) => raisedAt === null);
  const tends = useTends();
  const row = (participant: ConferenceParticipant, at: number) => (
    <ParticipantRow
      key={participant.participantId}
      participant={participant}
      isSelf={participant.participantId === selfId}
      hand={participant.raisedAt === null ? null : at + 1}
    />
  );
  return (
    <SidePanel kind="people" title={t("people")}>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-3">
        {tends && <BubbleDoor conversationId={conference.conversationId} />}
        {waiting.length > 0 && (
          <Group title={t("waitingFor", { count: waiting.length })}>
            {waiting.map((one) => (
              <WaitingRow key={one.participantId} waiting={one} />
            ))}
          </Group>
        )}
        {hands.length > 0 && <Group title={t("hands")}>{hands.map(row)}</Group>}
        {others.length > 0 && <Group title={t("inside")}>{others.map(row)}</Group>}
      </div>
      {tends && <Door conference={conference} />}
    </SidePanel>
  );
}

/** Guests before the bubble itself: whoever tends it lets them in from here too. */
function BubbleDoor({ conversationId }: { conversationId: string }) {
  const conversation = useConversation(conversationId);
  if (!conversation) return null;
  return (
    <div className="-mx-3 -mt-3 empty:hidden">
      {conversationSlots().banners.map((Banner) => (
        <Banner key={Banner.displayName ?? Banner.name} conversation={conversation} />
      ))}
    </div>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="px-1 pb-1 font-medium text-sm text-text-2">{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function WaitingRow({ waiting: { participantId, accountId } }: { waiting: ConferenceWaiting }) {
  const t = useTexts(stageTexts);
  const name = nameOf(usePerson(accountId));
  const answer = (act: "admit" | "refuse") => conferences()?.acts.moderate(participantId, act);
  return (
    <li className="flex min-h-12 items-center gap-2 px-1">
      <Avatar id={accountId} name={name} size="small" hasPresence={false} />
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {name}
      </span>
      <Button size="small" aria-label={t("refuseName", { name })} onClick={() => answer("refuse")}>
        {t("refuse")}
      </Button>
      <Button size="small" tone="primary" aria-label={t("admitName", { name })} onClick={() => answer("admit")}>
        {t("admit")}
      </Button>
    </li>
  );
}

interface ParticipantRowProps {
  readonly participant: ConferenceParticipant;
  readonly isSelf: boolean;
  readonly hand: number | null;
}

function ParticipantRow({ participant, isSelf, hand }: ParticipantRowProps) {
  const t = useTexts(stageTexts);
  const words = useTexts(conferencesTexts);
  const { participantId, accountId, tracks } = participant;
  const person = nameOf(usePerson(accountId));
  const name = isSelf ? t("youAre", { name: person }) : person;
  const entries = useModeration(isSelf ? null : participantId);
  const isPinned = useStage((state) => state.pinnedKey === participantId);
  const pin = {
    label: t(isPinned ? "unpin" : "pin", { name: person }),
    icon: <Pin aria-hidden="true" className="size-4" />,
    onSelect: () => togglePin(participantId),
  };
  const isOn = (source: string) => tracks.some((track) => track.source === source && !track.muted);
  const MicIcon = isOn("microphone") ? Mic : MicOff;
  return (
    <li className="flex min-h-11 items-center gap-2 rounded-medium px-1 hover:bg-surface-3">
      {hand !== null && <span className="w-4 text-right text-sm text-text-2 tabular-nums">{hand}</span>}
      <Avatar id={accountId} name={person} size="small" hasPresence={false} />
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {name}
      </span>
      {hand !== null && (
        <Hand role="img" aria-label={t("handPlace", { place: hand })} className="size-4 text-warning-text" />
      )}
      {isOn("camera") && <Video role="img" aria-label={t("cameraOn")} className="size-4 text-text-3" />}
      {isOn("microphone") ? (
        <MicIcon aria-hidden="true" className="size-4 text-text-3" />
      ) : (
        <MicIcon role="img" aria-label={words("isMuted")} className="size-4 text-danger-text" />
      )}
      <Menu
        entries={[pin, ...entries]}
        trigger={
          <IconButton
            label={t("actsFor", { name: person })}
            size="small"
            icon={<EllipsisVertical aria-hidden="true" className="size-4" />}
          />
        }
      />
    </li>
  );
}

function Door({ conference: { isLocked, hasWaitingRoom } }: { conference: Conference }) {
  const t = useTexts(stageTexts);
  const set = (door: Partial<Pick<Conference, "isLocked" | "hasWaitingRoom">>) =>
    conferences()?.acts.setDoor({ isLocked, hasWaitingRoom, ...door });
  return (
    <section aria-label={t("door")} className="flex shrink-0 flex-col gap-2.5 border-line border-t p-4">
      <Checkbox label={t("waitingRoom")} isChecked={hasWaitingRoom} onChange={(on) => set({ hasWaitingRoom: on })} />
      <Checkbox label={t("lock")} isChecked={isLocked} onChange={(on) => set({ isLocked: on })} />
      <Button
        size="small"
        className="self-start"
        icon={<MicOff aria-hidden="true" className="size-4" />}
        onClick={() => conferences()?.acts.muteAll()}
      >
        {t("muteAll")}
      </Button>
    </section>
  );
}
