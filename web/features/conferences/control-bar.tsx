import { LogOut, Mic, MicOff, MonitorUp, MonitorX, Settings2, Video, VideoOff } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import type { CurrentConference } from "../../media/conference-view.ts";
import { CallControl } from "../calls/call-control.tsx";
import { callsTexts } from "../calls/texts.ts";
import { conferences } from "./session.ts";
import { conferencesTexts } from "./texts.ts";

const canShareScreen = () => typeof navigator.mediaDevices?.getDisplayMedia === "function";

interface ControlBarProps {
  readonly current: CurrentConference;
  readonly onDevices: () => void;
  /** With a word under each picture. */
  readonly isLabelled: boolean;
  /** Before joining there is no screen to share and nothing to leave. */
  readonly isLobby?: boolean;
}

/** One bar: what one sends, which devices, and the way out. */
export function ControlBar({ current, onDevices, isLabelled, isLobby = false }: ControlBarProps) {
  const t = useTexts(conferencesTexts);
  const calls = useTexts(callsTexts);
  const { microphone, camera, screen } = current.sending;
  return (
    <div className="flex items-start justify-center gap-1 sm:gap-3">
      <CallControl
        icon={microphone ? Mic : MicOff}
        word={isLabelled && calls("microphone")}
        label={calls(microphone ? "mute" : "unmute")}
        shortcut="M"
        tone={microphone ? "solid" : "on"}
        isPressed={!microphone}
        onPress={() => conferences()?.setMicrophone(!microphone)}
      />
      <CallControl
        icon={camera ? Video : VideoOff}
        word={isLabelled && calls("camera")}
        label={calls(camera ? "cameraOff" : "cameraOn")}
        shortcut="V"
        tone={camera ? "on" : "solid"}
        isPressed={camera}
        onPress={() => conferences()?.setCamera(!camera)}
      />
      {!isLobby && canShareScreen() && (
        <CallControl
          icon={screen ? MonitorX : MonitorUp}
          word={isLabelled && calls("shortScreen")}
          label={calls(screen ? "screenOff" : "screenOn")}
          shortcut="S"
          tone={screen ? "on" : "solid"}
          isPressed={screen}
          isDisabled={current.phase !== "active"}
          onPress={() => void conferences()?.setScreen(!screen)}
        />
      )}
      <CallControl
        icon={Settings2}
        word={isLabelled && calls("shortDevices")}
        label={calls("devices")}
        tone="solid"
        onPress={onDevices}
      />
      {!isLobby && (
        <CallControl
          icon={LogOut}
          word={isLabelled && t("leave")}
          label={t("leave")}
          tone="danger"
          onPress={() => conferences()?.leave()}
        />
      )}
    </div>
  );
}

/** The same by key, while the conference has the focus (WCAG 2.1.4). @returns whether the key was one of them */
export function takeShortcut(key: string, { sending, phase }: CurrentConference): boolean {
  const session = conferences();
  switch (key.toLowerCase()) {
    case "m":
      session?.setMicrophone(!sending.microphone);
      return true;
    case "v":
      session?.setCamera(!sending.camera);
      return true;
    case "s":
      if (phase === "active" && canShareScreen()) void session?.setScreen(!sending.screen);
      return true;
    default:
      return false;
  }
}
