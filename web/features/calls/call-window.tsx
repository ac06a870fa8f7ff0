import { Maximize2, Minimize2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useAccount } from "../../app/session.ts";
import { useLayout } from "../../app/use-media.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { type CurrentCall, hasBegun } from "../../media/call-view.ts";
import { deviceChoice } from "../../media/devices.ts";
import { ringWaiting } from "../../media/ring-tone.ts";
import { Avatar, announce, cx, IconButton } from "../../ui/index.ts";
import { nameOf } from "../directory/names.ts";
import { usePerson } from "../directory/people-store.ts";
import { usePresence } from "../presence/index.ts";
import { RecordingNote } from "../recordings/index.ts";
import { CallControls, takeShortcut } from "./call-controls.tsx";
import { CallMark } from "./call-mark.tsx";
import { CallNotes } from "./call-notes.tsx";
import { SmallPicture, Stage } from "./call-stage.tsx";
import { adviceOf, statusOf } from "./call-status.ts";
import { DeviceDialog } from "./device-dialog.tsx";
import { PeerAudio } from "./media-elements.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { recordedMedia } from "./recorded-media.ts";
import { calls } from "./session.ts";
import { callsTexts } from "./texts.ts";
import { useNow } from "./use-now.ts";

/** The call this window is in: large, or a card at the top while one reads and writes. */
export function CallWindow({ current }: { current: CurrentCall }) {
  const t = useTexts(callsTexts);
  const format = useFormat();
  const name = nameOf(usePerson(current.peerId));
  const ownName = nameOf(usePerson(useAccount().id));
  const now = useNow(current.phase === "active");
  const [isLarge, setLarge] = useState(true);
  const [isChoosing, setChoosing] = useState(false);
  const [isMoving, setMoving] = useState(false);
  const [speakerId, setSpeakerId] = useState(() => deviceChoice().speaker || undefined);
  const window = useRef<HTMLElement>(null);
  const status = statusOf(current, now, t, format);
  const doesNotDisturb = usePresence(current.peerId)?.state === "dnd" && current.phase === "ringing";
  const advice = adviceOf(current, name, t) ?? (doesNotDisturb ? t("peerUndisturbed", { name }) : null);
  const isRinging = current.isOutgoing && current.phase === "ringing";

  const recorded = {
    callId: current.callId,
    name,
    isPaused: current.isHeld || current.isPeerHolding || current.isPeerAway || current.phase !== "active",
    media: () => recordedMedia(ownName, name),
  };

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
        if (event.ctrlKey || event.metaKey || event.altKey || isChoosing || isMoving) return;
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
      {current.peerMedia && !current.isHeld && !current.isPeerHolding && (
        <>
          <PeerAudio stream={current.peerMedia.person} speakerId={speakerId} />
          <PeerAudio stream={current.peerMedia.sound} speakerId={speakerId} />
        </>
      )}
      <header className={cx("flex items-center gap-3", isLarge && "px-4 py-3")}>
        {!isLarge && <Avatar id={current.peerId} name={name} />}
        <div className="min-w-0 flex-1">
          <p dir="auto" className="truncate font-semibold text-md">
            {name}
          </p>
          <p className="text-sm text-text-2 tabular-nums">{status}</p>
        </div>
        {isLarge && hasBegun(current) && <CallMark current={current} name={name} />}
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
      <RecordingNote call={recorded} className={isLarge && "mx-4 mt-3"} />
      <CallNotes current={current} name={name} advice={advice} isLarge={isLarge} />
      <div className={cx(isLarge && "p-4 pb-[max(1rem,env(safe-area-inset-bottom))]")}>
        <CallControls
          current={current}
          recorded={recorded}
          onDevices={() => setChoosing(true)}
          onMove={() => setMoving(true)}
          isLabelled={isLarge}
        />
      </div>
      {isMoving && <MoveDialog peerId={current.peerId} name={name} onClose={() => setMoving(false)} />}
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
