import { Maximize2, Minimize2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
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
import { ControlBar, takeShortcut } from "./control-bar.tsx";
import { EncryptionMark } from "./encryption-mark.tsx";
import { Lobby } from "./lobby.tsx";
import { conferences, useConferences } from "./session.ts";
import { enlargeStage, shrinkStage, useStageSize } from "./stage-size.ts";
import { conferencesTexts } from "./texts.ts";
import { ScreenStage, SingleTile, TileGrid } from "./tile-grid.tsx";
import { useComings } from "./use-comings.ts";
import { peopleIn } from "./who-is-in.ts";

/** The conference this window is in, above everything else; nothing when there is none. */
export function ConferenceStage() {
  const current = useConferences((view) => view.current);
  return current && <Stage key={current.conversationId} current={current} />;
}

function Stage({ current }: { current: CurrentConference }) {
  const t = useTexts(conferencesTexts);
  const calls = useTexts(callsTexts);
  const conference = useConferences(({ running }) => running[current.conversationId]);
  const bubble = useConversationsStore(({ all }) => all[current.conversationId]?.name ?? "");
  const isLobby = current.selfId === null && current.phase !== "returning";
  const isLarge = useStageSize((state) => state.isLarge) || isLobby;
  // Who has no rail beside it has the whole window.
  const isGuest = useIsGuest();
  const [isChoosing, setChoosing] = useState(false);
  const [speakerId, setSpeakerId] = useState(() => deviceChoice().speaker || undefined);
  const stage = useRef<HTMLElement>(null);
  const advice = adviceOf(current, t, calls);
  const title = t("conferenceIn", { name: bubble });
  useComings(isLobby ? undefined : conference, current.selfId);
  useEffect(enlargeStage, []);
  // The button that was pressed is gone with the lobby: the keys of the stage work from here on.
  useEffect(() => {
    if (isLarge && !isLobby) stage.current?.focus({ preventScroll: true });
  }, [isLarge, isLobby]);

  return (
    <section
      ref={stage}
      tabIndex={-1}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || isChoosing) return;
        if (event.key === "Escape" && !isLobby) shrinkStage();
        else if (takeShortcut(event.key, current)) event.preventDefault();
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
      <header className={cx("flex items-center gap-3", isLarge && "px-4 py-3")}>
        <div className="min-w-0 flex-1">
          <p dir="auto" className="truncate font-semibold text-md">
            {bubble}
          </p>
          <p role="status" className="text-sm text-text-2">
            {statusOf(current, peopleIn(conference).length, t)}
          </p>
        </div>
        {isLarge && !isLobby && <EncryptionMark path={current.path} />}
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
        <Lobby current={current} conference={conference} advice={advice} onDevices={() => setChoosing(true)} />
      ) : (
        <>
          {conference && <Tiles current={current} isLarge={isLarge} />}
          {advice && (
            <p role="status" className={cx("rounded-medium bg-warning-soft px-3 py-2 text-sm", isLarge && "mx-4 mt-3")}>
              {advice}
            </p>
          )}
          <div className={cx(isLarge && "p-4 pb-[max(1rem,env(safe-area-inset-bottom))]")}>
            <ControlBar current={current} onDevices={() => setChoosing(true)} isLabelled={isLarge} />
          </div>
        </>
      )}
      {isChoosing && (
        <DeviceDialog
          onClose={() => setChoosing(false)}
          onChange={(kind, id) => {
            if (kind === "speaker") setSpeakerId(id);
            else conferences()?.changeDevice(kind, id);
          }}
        />
      )}
    </section>
  );
}

function Tiles({ current, isLarge }: { current: CurrentConference; isLarge: boolean }) {
  const t = useTexts(conferencesTexts);
  const conference = useConferences(({ running }) => running[current.conversationId]);
  if (!conference) return null;
  const tiles = tilesOf(conference, current);
  if (!isLarge) return <SingleTile tiles={tiles} />;
  const isAlone = conference.participants.length < 2;
  return (
    <div className="flex min-h-0 flex-1 flex-col px-4">
      {tiles.some((tile) => tile.kind === "screen") ? <ScreenStage tiles={tiles} /> : <TileGrid tiles={tiles} />}
      {isAlone && <p className="pt-3 text-center text-sm text-text-2">{t("waiting")}</p>}
    </div>
  );
}

function statusOf(
  { phase }: CurrentConference,
  count: number,
  t: ReturnType<typeof useTexts<(typeof conferencesTexts)["en"]>>,
): string {
  if (phase === "returning") return t("returning");
  if (phase === "joining") return t("joining");
  return phase === "lobby" ? t("running") : t("people", { count });
}
