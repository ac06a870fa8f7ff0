import { Grid2x2, Lock, Maximize2, Minimize2, Presentation } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Conference } from "../../../src/protocol/conferences.ts";
import { useIsGuest } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { type CurrentConference, soundsOf, tilesOf } from "../../media/conference-view.ts";
import { deviceChoice } from "../../media/devices.ts";
import { cx, IconButton } from "../../ui/index.ts";
import { DeviceDialog } from "../calls/device-dialog.tsx";
import { PeerAudio } from "../calls/media-elements.tsx";
import { callsTexts } from "../calls/texts.ts";
import { useConversationsStore } from "../conversations/store.ts";
import { adviceOf } from "./advice.ts";
import { AskedToSpeak } from "./asked-to-speak.tsx";
import { ChatBeside } from "./chat-beside.tsx";
import { ControlBar } from "./control-bar.tsx";
import { EncryptionMark } from "./encryption-mark.tsx";
import { Lobby } from "./lobby.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { PictureInPicture } from "./picture-in-picture.tsx";
import { conferences, useConferences } from "./session.ts";
import { takeShortcut } from "./shortcuts.ts";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { chooseMode, enlargeStage, openDialog, resetStage, shrinkStage, useStage } from "./stage-store.ts";
import { stageTexts } from "./stage-texts.ts";
import { StatisticsDialog } from "./statistics-dialog.tsx";
import { conferencesTexts } from "./texts.ts";
import { SingleTile, Tiles } from "./tiles.tsx";
import { useComings } from "./use-comings.ts";
import { usePushToTalk } from "./use-push-to-talk.ts";
import { peopleIn } from "./who-is-in.ts";

/** The conference this window is in, above everything else; nothing when there is none. */
export function ConferenceStage() {
  const current = useConferences((view) => view.current);
  return current && <Stage key={current.conversationId} current={current} />;
}

function Stage({ current }: { current: CurrentConference }) {
  const t = useTexts(conferencesTexts);
  const stageWords = useTexts(stageTexts);
  const calls = useTexts(callsTexts);
  const conference = useConferences(({ running }) => running[current.conversationId]);
  const bubble = useConversationsStore(({ all }) => all[current.conversationId]?.name ?? "");
  const isLobby = current.phase === "lobby" || current.phase === "joining" || current.phase === "waiting";
  const { dialog, isLarge: isWished } = useStage();
  const isLarge = isWished || isLobby;
  // Who has no rail beside it has the whole window.
  const isGuest = useIsGuest();
  const [speakerId, setSpeakerId] = useState(() => deviceChoice().speaker || undefined);
  const stage = useRef<HTMLElement>(null);
  const talk = usePushToTalk(current);
  const advice = adviceOf(current, t, calls);
  const tiles = conference ? tilesOf(conference, current) : [];
  useComings(isLobby ? undefined : conference, current.selfId);
  useEffect(resetStage, []);
  // The button that was pressed is gone with the lobby: the keys of the stage work from here on.
  useEffect(() => {
    if (isLarge && !isLobby) stage.current?.focus({ preventScroll: true });
  }, [isLarge, isLobby]);

  return (
    <section
      ref={stage}
      tabIndex={-1}
      aria-label={t("conferenceIn", { name: bubble })}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || dialog !== null || event.defaultPrevented) return;
        if (event.key === "Escape" && !isLobby) shrinkStage();
        else if (talk.take(event) || (!isLobby && takeShortcut(event.key, event.target, current)))
          event.preventDefault();
      }}
      className={cx(
        "fixed z-30 flex flex-col bg-surface-0 text-text-1 outline-none",
        isLarge
          ? cx("inset-0", !isGuest && "sm:left-16")
          : "inset-x-2 top-2 gap-3 rounded-large p-3 shadow-2 sm:inset-x-auto sm:top-4 sm:right-4 sm:w-80",
      )}
    >
      {conference &&
        soundsOf(conference, current).map(([id, stream]) => (
          <PeerAudio key={id} stream={stream} speakerId={speakerId} />
        ))}
      <header className={cx("flex items-center gap-2", isLarge && "px-4 py-3")}>
        <div className="min-w-0 flex-1">
          <p dir="auto" className="truncate font-semibold text-md">
            {bubble}
          </p>
          <p role="status" className="flex items-center gap-1.5 text-sm text-text-2">
            {statusOf(current, peopleIn(conference).length, t)}
            {conference?.isLocked && (
              <Lock role="img" aria-label={stageWords("locked")} className="size-3.5 text-text-3" />
            )}
          </p>
        </div>
        {isLarge && !isLobby && <EncryptionMark path={current.path} sealing={current.sealing} />}
        {isLarge && !isLobby && <ModeButton />}
        {!isLobby && (
          <IconButton
            label={t(isLarge ? "minimise" : "show")}
            tooltipSide="bottom"
            icon={
              isLarge ? (
                <Minimize2 aria-hidden="true" className="size-5" />
              ) : (
                <Maximize2 aria-hidden="true" className="size-5" />
              )
            }
            onClick={isLarge ? shrinkStage : enlargeStage}
          />
        )}
      </header>
      {isLobby ? (
        <Lobby current={current} conference={conference} advice={advice} onSpeaker={setSpeakerId} />
      ) : (
        <>
          {isLarge ? (
            <Room current={current} conference={conference} />
          ) : (
            <SingleTile tiles={tiles} current={current} />
          )}
          {talk.isHeld && (
            // Over the stage: nothing may jump while one speaks.
            <p
              role="status"
              className="-translate-x-1/2 absolute bottom-28 left-1/2 z-20 rounded-full bg-surface-2 px-4 py-2 font-medium text-sm shadow-2"
            >
              {stageWords("pushToTalk")}
            </p>
          )}
          {current.askedBy && <AskedToSpeak byAccountId={current.askedBy} />}
          {advice && (
            <p role="status" className={cx("rounded-medium bg-warning-soft px-3 py-2 text-sm", isLarge && "mx-4 mt-3")}>
              {advice}
            </p>
          )}
          <div className={cx(isLarge && "p-4 pb-[max(1rem,env(safe-area-inset-bottom))]")}>
            <ControlBar current={current} isCard={!isLarge} />
          </div>
          <PictureInPicture tiles={tiles} current={current} />
        </>
      )}
      {dialog === "devices" && (
        <DeviceDialog
          camera={current.ownCamera?.getVideoTracks()[0]}
          onClose={() => openDialog(null)}
          onChange={(kind, id) => {
            if (kind === "speaker") setSpeakerId(id);
            else conferences()?.changeDevice(kind, id);
          }}
        />
      )}
      {dialog === "statistics" && (
        <StatisticsDialog current={current} conference={conference} onClose={() => openDialog(null)} />
      )}
      {dialog === "shortcuts" && <ShortcutsDialog onClose={() => openDialog(null)} />}
    </section>
  );
}

/** Tiles, and what is open beside them. */
function Room({ current, conference }: { current: CurrentConference; conference: Conference | undefined }) {
  const t = useTexts(conferencesTexts);
  const panel = useStage((state) => state.panel);
  if (!conference) return <div className="flex-1" />;
  const isAlone = conference.participants.length < 2;
  return (
    <div className="relative flex min-h-0 flex-1 gap-3 px-4">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Tiles tiles={tilesOf(conference, current)} current={current} />
        {isAlone && <p className="pt-3 text-center text-sm text-text-2">{t("waiting")}</p>}
      </div>
      {panel === "people" && <PeoplePanel conference={conference} selfId={current.selfId} />}
      {panel === "chat" && <ChatBeside conversationId={current.conversationId} />}
    </div>
  );
}

function ModeButton() {
  const t = useTexts(stageTexts);
  const mode = useStage((state) => state.mode);
  const other = mode === "grid" ? "speaker" : "grid";
  const Icon = other === "grid" ? Grid2x2 : Presentation;
  return (
    <IconButton
      label={t(other)}
      shortcut="L"
      tooltipSide="bottom"
      icon={<Icon aria-hidden="true" className="size-5" />}
      onClick={() => chooseMode(other)}
    />
  );
}

function statusOf(
  { phase }: CurrentConference,
  count: number,
  t: ReturnType<typeof useTexts<(typeof conferencesTexts)["en"]>>,
): string {
  if (phase === "returning") return t("returning");
  if (phase === "joining") return t("joining");
  return phase === "active" ? t("people", { count }) : t("running");
}
