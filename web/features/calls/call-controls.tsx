import { Mic, MicOff, MonitorUp, MonitorX, PhoneOff, Settings2, Video, VideoOff } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import { type CurrentCall, hasBegun } from "../../media/call-view.ts";
import { cx } from "../../ui/index.ts";
import { CallControl } from "./call-control.tsx";
import { calls } from "./session.ts";
import { callsTexts } from "./texts.ts";

const canShareScreen = () => typeof navigator.mediaDevices?.getDisplayMedia === "function";

interface CallControlsProps {
  readonly current: CurrentCall;
  readonly onDevices: () => void;
  /** With a word under each picture. */
  readonly isLabelled: boolean;
}

/** One bar: what one sends, which devices, and the end. */
export function CallControls({ current, onDevices, isLabelled }: CallControlsProps) {
  const t = useTexts(callsTexts);
  const { microphone, camera, screen } = current.sending;
  const isUnderWay = hasBegun(current);
  return (
    <div className={cx("flex items-start justify-center", isLabelled ? "gap-1 sm:gap-3" : "gap-2")}>
      <CallControl
        icon={microphone ? Mic : MicOff}
        word={isLabelled && t("shortMicrophone")}
        label={t(microphone ? "mute" : "unmute")}
        shortcut="M"
        tone={microphone ? "solid" : "on"}
        isPressed={!microphone}
        onPress={() => calls()?.setMuted(microphone)}
      />
      <CallControl
        icon={camera ? Video : VideoOff}
        word={isLabelled && t("camera")}
        label={t(camera ? "cameraOff" : "cameraOn")}
        shortcut="V"
        tone={camera ? "on" : "solid"}
        isPressed={camera}
        onPress={() => calls()?.setCamera(!camera)}
      />
      {canShareScreen() && (
        <CallControl
          icon={screen ? MonitorX : MonitorUp}
          word={isLabelled && t("shortScreen")}
          label={t(screen ? "screenOff" : "screenOn")}
          shortcut="S"
          tone={screen ? "on" : "solid"}
          isPressed={screen}
          isDisabled={!isUnderWay}
          onPress={() => calls()?.setScreen(!screen)}
        />
      )}
      <CallControl
        icon={Settings2}
        word={isLabelled && t("shortDevices")}
        label={t("devices")}
        tone="solid"
        onPress={onDevices}
      />
      <CallControl
        icon={PhoneOff}
        word={isLabelled && t(isUnderWay ? "hangUp" : "shortCancel")}
        label={t(isUnderWay ? "hangUp" : "cancel")}
        tone="danger"
        onPress={() => calls()?.hangUp()}
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
