import type { OwnGuest } from "../../../src/protocol/guests.ts";
import { useConnection } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, OfflineBar, Spinner } from "../../ui/index.ts";
import { EntryFrame } from "../accounts/entry-frame.tsx";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { guestsTexts } from "./texts.ts";
import { leave } from "./visit.ts";

/** Before the door: one sees that one waits. */
export function WaitingRoom({ guest }: { guest: OwnGuest }) {
  const t = useTexts(guestsTexts);
  const isLost = useConnection((state) => state.lostAt !== null);
  const act = useAct();
  return (
    <>
      <OfflineBar isOffline={isLost} />
      <EntryFrame title={t("waitingTitle", { name: guest.name })}>
        <FailureNotice failure={act.failure} />
        <div role="status" className="-mt-2 mb-5 flex items-start gap-3">
          <Spinner className="mt-1 text-accent-text" />
          <p className="min-w-0 text-pretty text-text-2 [overflow-wrap:anywhere]">
            {t("waitingDetail", { bubble: guest.bubbleName })}
          </p>
        </div>
        <Button isBusy={act.isBusy} onClick={() => void act.run(leave)}>
          {t("stopWaiting")}
        </Button>
      </EntryFrame>
    </>
  );
}
