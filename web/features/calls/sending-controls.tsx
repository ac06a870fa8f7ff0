import { Mic, MicOff, MonitorUp, MonitorX, Settings2, Video, VideoOff } from "lucide-react";
import { functionNow } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import type { Sending } from "../../media/call-view.ts";
import { useLock } from "../../ui/index.ts";
import { CallControl } from "./call-control.tsx";
import { callsTexts } from "./texts.ts";

/** What one sends, and how to change it. */
export interface SendingState {
  readonly sending: Sending;
  readonly setMicrophone: (isOn: boolean) => void;
  readonly setCamera: (isOn: boolean) => void;
  /** null before there is anybody to show a screen to. */
  readonly setScreen: ((isOn: boolean) => void) | null;
}

interface SendingControlsProps extends SendingState {
  /** null: they are chosen elsewhere. */
  readonly onDevices: (() => void) | null;
  /** With a word under each picture. */
  readonly isLabelled: boolean;
  /** False where a screen is not even offered. */
  readonly offersScreen?: boolean;
}

export const canShareScreen = () => typeof navigator.mediaDevices?.getDisplayMedia === "function";

/** Microphone, camera, screen and devices, alike in calls and conferences. */
export function SendingControls({ onDevices, isLabelled, offersScreen = true, ...state }: SendingControlsProps) {
  const t = useTexts(callsTexts);
  const { sending, setMicrophone, setCamera, setScreen } = state;
  const { microphone, camera, screen } = sending;
  const cameraLock = useLock("videoCalls");
  const screenLock = useLock("screenSharing");
  return (
    <>
      <CallControl
        icon={microphone ? Mic : MicOff}
        word={isLabelled && t("shortMicrophone")}
        label={t(microphone ? "mute" : "unmute")}
        shortcut="M"
        tone={microphone ? "solid" : "on"}
        isPressed={!microphone}
        onPress={() => setMicrophone(!microphone)}
      />
      <CallControl
        icon={camera ? Video : VideoOff}
        word={isLabelled && t("camera")}
        label={t(camera ? "cameraOff" : "cameraOn")}
        shortcut="V"
        tone={camera ? "on" : "solid"}
        isPressed={camera}
        lock={camera ? null : cameraLock}
        onPress={() => setCamera(!camera)}
      />
      {offersScreen && canShareScreen() && (
        <CallControl
          icon={screen ? MonitorX : MonitorUp}
          word={isLabelled && t("shortScreen")}
          label={t(screen ? "screenOff" : "screenOn")}
          shortcut="S"
          tone={screen ? "on" : "solid"}
          isPressed={screen}
          isDisabled={setScreen === null}
          lock={screen ? null : screenLock}
          onPress={() => setScreen?.(!screen)}
        />
      )}
      {onDevices && (
        <CallControl
          icon={Settings2}
          word={isLabelled && t("shortDevices")}
          label={t("devices")}
          tone="solid"
          onPress={onDevices}
        />
      )}
    </>
  );
}

/** The same by key, while the call has the focus (WCAG 2.1.4). @returns whether the key was one of them */
export function takeSendingShortcut(key: string, { sending, ...act }: SendingState): boolean {
  switch (key.toLowerCase()) {
    case "m":
      act.setMicrophone(!sending.microphone);
      return true;
    case "v":
      if (sending.camera || functionNow("videoCalls").isOn) act.setCamera(!sending.camera);
      return true;
    case "s":
      if (canShareScreen() && (sending.screen || functionNow("screenSharing").isOn)) act.setScreen?.(!sending.screen);
      return true;
    default:
      return false;
  }
}
