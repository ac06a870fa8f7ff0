import { Maximize2, MicOff, Minimize2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useLayout } from "../../app/use-media.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { type CurrentCall, hasBegun } from "../../media/call-view.ts";
import { deviceChoice } from "../../media/devices.ts";
import { ringWaiting } from "../../media/ring-tone.ts";
import { Avatar, announce, cx, IconButton } from "../../ui/index.ts";
import { nameOf } from "../directory/names.ts";
import { usePerson } from "../directory/people-store.ts";
import { usePresence } from "../presence/index.ts";
import { CallControls, takeShortcut } from "./call-controls.tsx";
import { CallMark } from "./call-mark.tsx";
import { adviceOf, statusOf } from "./call-status.ts";
import { DeviceDialog } from "./device-dialog.tsx";
import { LiveVideo, PeerAudio } from "./media-elements.tsx";
import { calls } from "./session.ts";
import { callsTexts } from "./texts.ts";
import { useNow } from "./use-now.ts";

/** The call this window is in: large, or a card at the top while one reads and writes. */
export function CallWindow({ current }: { current: CurrentCall }) {
  const t = useTexts(callsTexts);
  const format = useFormat();
  const name = nameOf(usePerson(current.peerId));
  const now = useNow(current.phase === "active");
  const [isLarge, setLarge] = useState(true);
  const [isChoosing, setChoosing] = useState(false);
  const [speakerId, setSpeakerId] = useState(() => deviceChoice().speaker || undefined);
  const window = useRef<HTMLElement>(null);
  const status = statusOf(current, now, t, format);
  const doesNotDisturb = usePresence(current.peerId)?.state === "dnd" && current.phase === "ringing";
  const advice = adviceOf(current, name, t) ?? (doesNotDisturb ? t("peerUndisturbed", { name }) : null);
  const isRinging = current.isOutgoing && current.phase === "ringing";

  useEffect(() => (isRinging ? ringWaiting() : undefined), [isRinging]);
  // The timer is for the eyes; every other state is said.
  const spoken = current.phase === "active" ? t("callWith", { name }) : status;
  useEffect(() => announce(spoken), [spoken]);
  useBehind(isLarge);
  useEffect(() => {
    if (isLarge) window.current?.focus({ preventScroll: true });
  }, [isLarge]);
  // Whoever goes to another page wants to see it.
  const [location] = useLocation();
  const startedAt = useRef(location);
  useEffect(() => {
    if (location === startedAt.current) return;
    startedAt.current = location;
    setLarge(false);
  }, [location]);

  return (
    <section
      ref={window}
      tabIndex={-1}
      aria-label={t("callWith", { name })}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || isChoosing) return;
        if (event.key === "Escape") setLarge(false);
        else if (takeShortcut(event.key, current)) event.preventDefault();
      }}
      className={cx(
        "fixed z-30 flex flex-col bg-surface-2 text-text-1 outline-none",
        isLarge
          ? "inset-0 sm:left-16"
          : // Below the header of what one reads meanwhile: its buttons stay within reach.
            "inset-x-2 top-16 gap-3 overflow-hidden rounded-large p-3 shadow-2 sm:inset-x-auto sm:top-20 sm:right-4 sm:w-80",
      )}
    >
      {current.peerMedia && <PeerAudio stream={current.peerMedia} speakerId={speakerId} />}
      <header className={cx("flex items-center gap-3", isLarge && "px-4 py-3")}>
        {!isLarge && <Avatar id={current.peerId} name={name} />}
        <div className="min-w-0 flex-1">
          <p dir="auto" className="truncate font-semibold text-md">
            {name}
          </p>
          <p className="text-sm text-text-2 tabular-nums">{status}</p>
        </div>
        {isLarge && hasBegun(current) && <CallMark path={current.path} />}
        <IconButton
          label={t(isLarge ? "minimise" : "expand")}
          tooltipSide="bottom"
          icon={
            isLarge ? (
              <Minimize2 aria-hidden="true" className="size-5" />
            ) : (
              <Maximize2 aria-hidden="true" className="size-5" />
            )
          }
          onClick={() => setLarge(!isLarge)}
        />
      </header>
      {isLarge ? <Stage current={current} name={name} /> : <SmallPicture current={current} name={name} />}
      {advice && (
        <p role="status" className={cx("rounded-medium bg-warning-soft px-3 py-2 text-sm", isLarge && "mx-4 mt-3")}>
          {advice}
        </p>
      )}
      <div className={cx(isLarge && "p-4 pb-[max(1rem,env(safe-area-inset-bottom))]")}>
        <CallControls current={current} onDevices={() => setChoosing(true)} isLabelled={isLarge} />
      </div>
      {isChoosing && (
        <DeviceDialog
          onClose={() => setChoosing(false)}
          onChange={(kind, id) => {
            if (kind === "speaker") setSpeakerId(id);
            else calls()?.changeDevice(kind, id);
          }}
        />
      )}
    </section>
  );
}

/** What lies under the large call can neither be seen nor reached by key. */
function useBehind(isCovered: boolean): void {
  const layout = useLayout();
  useEffect(() => {
    const content = document.getElementById("main")?.parentElement;
    // Wide windows keep the rail; on a phone the bottom bar is covered too.
    const behind = layout === "column" ? content?.parentElement : content;
    if (!isCovered || !behind) return;
    behind.inert = true;
    return () => {
      behind.inert = false;
    };
  }, [isCovered, layout]);
}

function SmallPicture({ current, name }: { current: CurrentCall; name: string }) {
  const { peerSends, peerMedia } = current;
  if (!peerMedia || !(peerSends.camera || peerSends.screen)) return null;
  return (
    // On a phone it would hide what one reads.
    <div className="hidden aspect-video overflow-hidden rounded-medium bg-surface-3 sm:block">
      <LiveVideo stream={peerMedia} label={name} isWhole={peerSends.screen} />
    </div>
  );
}

/** The other side as large as there is room, oneself small in the corner. */
function Stage({ current, name }: { current: CurrentCall; name: string }) {
  const t = useTexts(callsTexts);
  const { peerSends, peerMedia, ownVideo, sending, phase } = current;
  const isPeerSeen = peerMedia && (peerSends.camera || peerSends.screen);
  return (
    <div className="relative mx-4 min-h-0 flex-1 overflow-hidden rounded-large bg-surface-3">
      {isPeerSeen ? (
        <LiveVideo
          stream={peerMedia}
          label={peerSends.screen ? t("peerScreen", { name }) : name}
          isWhole={peerSends.screen}
        />
      ) : (
        <div className="flex size-full items-center justify-center">
          <span className="scale-150">
            <Avatar id={current.peerId} name={name} size="huge" hasPresence={false} isLive={!hasBegun(current)} />
          </span>
        </div>
      )}
      {phase === "active" && !peerSends.microphone && (
        <p className="absolute bottom-3 left-3 inline-flex items-center gap-1.5 rounded-full bg-surface-2 px-3 py-1 text-sm shadow-1">
          <MicOff aria-hidden="true" className="size-4 text-text-2" />
          {t("peerMuted", { name })}
        </p>
      )}
      {ownVideo && (
        <div className="absolute right-3 bottom-3 aspect-video w-32 overflow-hidden rounded-medium bg-surface-0 shadow-2 sm:w-56">
          <LiveVideo
            stream={ownVideo}
            label={sending.screen ? t("ownScreen") : t("you")}
            isMirrored={!sending.screen}
            isWhole={sending.screen}
          />
        </div>
      )}
    </div>
  );
}
