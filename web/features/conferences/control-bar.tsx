import { LogOut } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import type { CurrentConference } from "../../media/conference-view.ts";
import { CallControl } from "../calls/call-control.tsx";
import { SendingControls, type SendingState, takeSendingShortcut } from "../calls/sending-controls.tsx";
import { conferences } from "./session.ts";
import { conferencesTexts } from "./texts.ts";

interface ControlBarProps {
  readonly current: CurrentConference;
  readonly onDevices: () => void;
  /** With a word under each picture. */
  readonly isLabelled: boolean;
  /** Before joining there is no screen to share and nothing to leave. */
  readonly isLobby?: boolean;
}

const sendingOf = ({ sending, phase }: CurrentConference): SendingState => ({
  sending,
  setMicrophone: (isOn) => conferences()?.setMicrophone(isOn),
  setCamera: (isOn) => conferences()?.setCamera(isOn),
  setScreen: phase === "active" ? (isOn) => void conferences()?.setScreen(isOn) : null,
});

/** One bar: what one sends, which devices, and the way out. */
export function ControlBar({ current, onDevices, isLabelled, isLobby = false }: ControlBarProps) {
  const t = useTexts(conferencesTexts);
  return (
    <div className="flex items-start justify-center gap-1 sm:gap-3">
      <SendingControls {...sendingOf(current)} onDevices={onDevices} isLabelled={isLabelled} offersScreen={!isLobby} />
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

/** @returns whether the key was one of the controls' */
export const takeShortcut = (key: string, current: CurrentConference): boolean =>
  takeSendingShortcut(key, sendingOf(current));
