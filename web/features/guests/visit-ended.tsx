import type { GuestEnd } from "../../../src/protocol/guests.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button } from "../../ui/index.ts";
import { EntryFrame } from "../accounts/entry-frame.tsx";
import { guestsTexts } from "./texts.ts";
import { comeBack } from "./visit.ts";

const words = {
  over: ["endedOver", "endedOverDetail"],
  left: ["endedLeft", "endedLeftDetail"],
  refused: ["endedRefused", "endedRefusedDetail"],
  removed: ["endedRemoved", "endedRemovedDetail"],
  closed: ["endedClosed", "endedClosedDetail"],
} as const satisfies Record<GuestEnd, readonly [string, string]>;

/** Says kindly that it is over, why, and what is deleted. */
export function VisitEnded({ reason, mayComeBack }: { reason: GuestEnd; mayComeBack: boolean }) {
  const t = useTexts(guestsTexts);
  const [title, detail] = words[reason];
  return (
    <EntryFrame title={t(title)}>
      <p className="-mt-2 text-pretty text-text-2">{t(detail)}</p>
      {mayComeBack && (reason === "left" || reason === "over") && (
        <Button className="mt-5" onClick={comeBack}>
          {t("joinAgain")}
        </Button>
      )}
    </EntryFrame>
  );
}
