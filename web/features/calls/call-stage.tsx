import { type LucideIcon, MicOff, Pause, SwitchCamera } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { type CurrentCall, hasBegun } from "../../media/call-view.ts";
import { listDevices, watchDevices } from "../../media/devices.ts";
import { Avatar, IconButton } from "../../ui/index.ts";
import { LiveVideo } from "./media-elements.tsx";
import { calls } from "./session.ts";
import { callsTexts } from "./texts.ts";

interface StageProps {
  readonly current: CurrentCall;
  readonly name: string;
}

/** What the other one shows at the moment; null: nothing, or one of the two has the call on hold. */
const seenOf = ({ peerSends, peerMedia, isHeld, isPeerHolding }: CurrentCall): MediaStream | null =>
  peerMedia && !isHeld && !isPeerHolding && (peerSends.camera || peerSends.screen) ? peerMedia.person : null;

export function SmallPicture({ current, name }: StageProps) {
  const stream = seenOf(current);
  if (!stream) return null;
  return (
    // On a phone it would hide what one reads.
    <div className="hidden aspect-video overflow-hidden rounded-medium bg-surface-3 sm:block">
      <LiveVideo stream={stream} label={name} isWhole={current.peerSends.screen} />
    </div>
  );
}

/** The other side as large as there is room, oneself small in the corner. */
export function Stage({ current, name }: StageProps) {
  const t = useTexts(callsTexts);
  const { peerSends, phase, isHeld, isPeerHolding } = current;
  const stream = seenOf(current);
  const isOnHold = isHeld || isPeerHolding;
  return (
    <div className="relative mx-4 min-h-0 flex-1 overflow-hidden rounded-large bg-surface-3">
      {stream ? (
        <LiveVideo
          stream={stream}
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
      {isOnHold && <Mark icon={Pause}>{t("onHold")}</Mark>}
      {phase === "active" && !peerSends.microphone && !isOnHold && (
        <Mark icon={MicOff}>{t("peerMuted", { name })}</Mark>
      )}
      {!isOnHold && <OwnPicture current={current} />}
    </div>
  );
}

function Mark({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <p className="absolute bottom-3 left-3 inline-flex items-center gap-1.5 rounded-full bg-surface-2 px-3 py-1 text-sm shadow-1">
      <Icon aria-hidden="true" className="size-4 text-text-2" />
      {children}
    </p>
  );
}

function OwnPicture({ current: { ownVideo, sending } }: { current: CurrentCall }) {
  const t = useTexts(callsTexts);
  const hasSeveral = useCameraCount() > 1;
  if (!ownVideo) return null;
  return (
    <div className="absolute right-3 bottom-3 aspect-video w-32 overflow-hidden rounded-medium bg-surface-0 shadow-2 sm:w-56">
      <LiveVideo
        stream={ownVideo}
        label={sending.screen ? t("ownScreen") : t("you")}
        isMirrored={!sending.screen}
        isWhole={sending.screen}
      />
      {hasSeveral && sending.camera && !sending.screen && (
        <span className="absolute right-1 bottom-1">
          <IconButton
            size="small"
            tone="solid"
            label={t("nextCamera")}
            icon={<SwitchCamera aria-hidden="true" className="size-4" />}
            onClick={() => calls()?.nextCamera()}
          />
        </span>
      )}
    </div>
  );
}

/** A phone has one at the front and one at the back; cameras come and go. */
function useCameraCount(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const read = () => void listDevices().then(({ camera }) => setCount(camera.length));
    read();
    return watchDevices(read);
  }, []);
  return count;
}
