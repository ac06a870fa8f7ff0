import { useOwnPresence } from "../presence/index.ts";
import { CallWindow } from "./call-window.tsx";
import { IncomingCard } from "./incoming-card.tsx";
import { NoticeCard } from "./notice-card.tsx";
import { useCalls } from "./session.ts";

/** Everything of calls that stands above the rest: who rings, the call one is in, how the last one ended. */
export function CallOverlay() {
  const { ring, current, notice } = useCalls((view) => view);
  // Who does not want to be disturbed finds the call in the chat afterwards.
  const isUndisturbed = useOwnPresence()?.choice === "dnd";
  return (
    <>
      {current && <CallWindow key={current.isOutgoing ? "outgoing" : current.callId} current={current} />}
      {ring && !isUndisturbed && <IncomingCard key={ring.callId} ring={ring} isInCall={current !== null} />}
      {notice && !ring && !current && <NoticeCard key={notice.callId} notice={notice} />}
    </>
  );
}
