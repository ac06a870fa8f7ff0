import { useState } from "react";
import type { PersonSlotProps } from "../../app/feature.ts";
import { toastFailure } from "../../ui/index.ts";
import { openChat } from "../directory/index.ts";
import { CallButtons } from "./call-buttons.tsx";
import { calls } from "./session.ts";

/** On a person's page: a call happens in the chat with them, which is opened first. */
export function PersonCallButtons({ accountId }: PersonSlotProps) {
  const [isOpening, setOpening] = useState(false);
  const start = (kind: "audio" | "video") => {
    setOpening(true);
    openChat(accountId)
      .then(({ id }) => calls()?.start({ conversationId: id, peerId: accountId, kind }))
      .catch(toastFailure)
      .finally(() => setOpening(false));
  };
  return <CallButtons peerId={accountId} isDisabled={isOpening} onStart={start} />;
}
