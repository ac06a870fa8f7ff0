import { Phone, Video } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import { IconButton, LockedIconButton, useLock } from "../../ui/index.ts";
import { nameOf } from "../directory/names.ts";
import { usePerson } from "../directory/people-store.ts";
import { useCalls } from "./session.ts";
import { callsDoorTexts } from "./door-texts.ts";

export interface CallButtonsProps {
  readonly peerId: string;
  readonly onStart: (kind: "audio" | "video") => void;
  readonly isDisabled?: boolean;
}

/** To call somebody, by voice or by video. */
export function CallButtons({ peerId, onStart, isDisabled = false }: CallButtonsProps) {
  const t = useTexts(callsDoorTexts);
  const name = nameOf(usePerson(peerId));
  const isInCall = useCalls((view) => view.current !== null);
  const locks = { audio: useLock("audioCalls"), video: useLock("videoCalls") };
  const button = (kind: "audio" | "video") => {
    const label = t(kind === "audio" ? "callAudio" : "callVideo", { name });
    const Icon = kind === "audio" ? Phone : Video;
    const look = { icon: <Icon aria-hidden="true" className="size-5" />, tooltipSide: "bottom" } as const;
    const because = locks[kind];
    if (because !== null) return <LockedIconButton {...look} label={label} because={because} />;
    return (
      <IconButton
        {...look}
        label={isInCall ? t("inCallAlready") : label}
        disabled={isInCall || isDisabled}
        onClick={() => onStart(kind)}
      />
    );
  };
  return (
    <>
      {button("audio")}
      {button("video")}
    </>
  );
}
