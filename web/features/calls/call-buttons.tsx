import { Phone, Video } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import { IconButton } from "../../ui/index.ts";
import { nameOf } from "../directory/names.ts";
import { usePerson } from "../directory/people-store.ts";
import { calls, useCalls } from "./session.ts";
import { callsTexts } from "./texts.ts";

export interface CallButtonsProps {
  /** A direct chat, and the other person in it. */
  readonly conversationId: string;
  readonly peerId: string;
}

/** For the header of a direct chat. */
export function CallButtons({ conversationId, peerId }: CallButtonsProps) {
  const t = useTexts(callsTexts);
  const name = nameOf(usePerson(peerId));
  const isInCall = useCalls((view) => view.current !== null);
  const button = (kind: "audio" | "video") => (
    <IconButton
      label={isInCall ? t("inCallAlready") : t(kind === "audio" ? "callAudio" : "callVideo", { name })}
      icon={
        kind === "audio" ? (
          <Phone aria-hidden="true" className="size-5" />
        ) : (
          <Video aria-hidden="true" className="size-5" />
        )
      }
      tooltipSide="bottom"
      disabled={isInCall}
      onClick={() => void calls()?.start({ conversationId, peerId, kind })}
    />
  );
  return (
    <>
      {button("audio")}
      {button("video")}
    </>
  );
}
