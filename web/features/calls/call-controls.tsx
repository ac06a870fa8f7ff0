import { Mic, MicOff, MonitorUp, MonitorX, PhoneOff, Settings2, Video, VideoOff } from "lucide-react";
import type { ReactNode } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { type CurrentCall, hasBegun } from "../../media/call-view.ts";
import { IconButton } from "../../ui/index.ts";
import { calls } from "./session.ts";
import { callsTexts } from "./texts.ts";

const icon = (shown: ReactNode) => shown;
const canShareScreen = () => typeof navigator.mediaDevices?.getDisplayMedia === "function";

interface CallControlsProps {
  readonly current: CurrentCall;
  readonly onDevices: () => void;
}

/** One bar: what one sends, which devices, and the end. */
export function CallControls({ current, onDevices }: CallControlsProps) {
  const t = useTexts(callsTexts);
  const { microphone, camera, screen } = current.sending;
  const size = "size-5";
  return (
    <div className="flex flex-wrap items-center justify-center gap-2">
      <IconButton
        size="large"
        tone={microphone ? "solid" : "on"}
        label={t(microphone ? "mute" : "unmute")}
        shortcut="M"
        aria-pressed={!microphone}
        icon={icon(
          microphone ? <Mic aria-hidden="true" className={size} /> : <MicOff aria-hidden="true" className={size} />,
        )}
        onClick={() => calls()?.setMuted(microphone)}
      />
      <IconButton
        size="large"
        tone={camera ? "on" : "solid"}
        label={t(camera ? "cameraOff" : "cameraOn")}
        shortcut="V"
        aria-pressed={camera}
        icon={icon(
          camera ? <Video aria-hidden="true" className={size} /> : <VideoOff aria-hidden="true" className={size} />,
        )}
        onClick={() => calls()?.setCamera(!camera)}
      />
      {canShareScreen() && (
        <IconButton
          size="large"
          tone={screen ? "on" : "solid"}
          label={t(screen ? "screenOff" : "screenOn")}
          shortcut="S"
          aria-pressed={screen}
          disabled={!hasBegun(current)}
          icon={icon(
            screen ? (
              <MonitorX aria-hidden="true" className={size} />
            ) : (
              <MonitorUp aria-hidden="true" className={size} />
            ),
          )}
          onClick={() => calls()?.setScreen(!screen)}
        />
      )}
      <IconButton
        size="large"
        tone="solid"
        label={t("devices")}
        icon={<Settings2 aria-hidden="true" className={size} />}
        onClick={onDevices}
      />
      <IconButton
        size="large"
        tone="danger"
        className="px-6 [width:auto]"
        label={t(hasBegun(current) ? "hangUp" : "cancel")}
        icon={<PhoneOff aria-hidden="true" className={size} />}
        onClick={() => calls()?.hangUp()}
      />
    </div>
  );
}

/** The same by key, while the call has the focus (WCAG 2.1.4). @returns whether the key was one of them */
export function takeShortcut(key: string, current: CurrentCall): boolean {
  const { microphone, camera, screen } = current.sending;
  switch (key.toLowerCase()) {
    case "m":
      calls()?.setMuted(microphone);
      return true;
    case "v":
      calls()?.setCamera(!camera);
      return true;
    case "s":
      if (hasBegun(current) && canShareScreen()) calls()?.setScreen(!screen);
      return true;
    default:
      return false;
  }
}
