import { PhoneOff, Play } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import { type CurrentCall, hasBegun } from "../../media/call-view.ts";
import { cx } from "../../ui/index.ts";
import type { RecordedCall } from "../recordings/index.ts";
import { CallControl } from "./call-control.tsx";
import { MoreControl } from "./more-control.tsx";
import { SendingControls, type SendingState, takeSendingShortcut } from "./sending-controls.tsx";
import { calls } from "./session.ts";
import { callsTexts } from "./texts.ts";

interface CallControlsProps {
  readonly current: CurrentCall;
  readonly recorded: RecordedCall;
  readonly onDevices: () => void;
  readonly onMove: () => void;
  /** With a word under each picture. */
  readonly isLabelled: boolean;
}

const sendingOf = (current: CurrentCall): SendingState => ({
  sending: current.sending,
  setMicrophone: (isOn) => calls()?.setMuted(!isOn),
  setCamera: (isOn) => calls()?.setCamera(isOn),
  setScreen: hasBegun(current) ? (isOn) => calls()?.setScreen(isOn) : null,
});

/** One bar: what one sends, what else there is, and the end. On hold it resumes and ends, nothing else. */
export function CallControls({ current, recorded, onDevices, onMove, isLabelled }: CallControlsProps) {
  const t = useTexts(callsTexts);
  const isUnderWay = hasBegun(current);
  return (
    <div className={cx("flex items-start justify-center", isLabelled ? "gap-1 sm:gap-3" : "gap-2")}>
      {current.isHeld ? (
        <CallControl
          icon={Play}
          word={isLabelled && t("shortResume")}
          label={t("resume")}
          tone="on"
          onPress={() => calls()?.setHeld(false)}
        />
      ) : (
        <>
          <SendingControls {...sendingOf(current)} onDevices={null} isLabelled={isLabelled} />
          <MoreControl
            current={current}
            recorded={recorded}
            onDevices={onDevices}
            onMove={onMove}
            isLabelled={isLabelled}
          />
        </>
      )}
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

/** @returns whether the key was one of the controls' */
export const takeShortcut = (key: string, current: CurrentCall): boolean =>
  !current.isHeld && takeSendingShortcut(key, sendingOf(current));
