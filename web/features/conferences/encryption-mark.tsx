import { Popover } from "@base-ui/react/popover";
import { LoaderCircle, Lock } from "lucide-react";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { type MediaPath, qualityOf } from "../../media/path.ts";
import { cx } from "../../ui/index.ts";
import { callsTexts } from "../calls/texts.ts";
import { conferencesTexts } from "./texts.ts";

const dots = { good: "bg-presence-online", fair: "bg-presence-away", poor: "bg-presence-dnd" } as const;
const words = { good: "qualityGood", fair: "qualityFair", poor: "qualityPoor" } as const;

/** How the conference is protected, in four words; what that means opens on it. Nothing is claimed before it is true. */
export function EncryptionMark({ path }: { path: MediaPath | null }) {
  const t = useTexts(conferencesTexts);
  const calls = useTexts(callsTexts);
  const format = useFormat();
  const known = path?.isEncrypted ? path : null;
  const quality = known && qualityOf(known);
  const title = t(known ? "mark" : "markPending");
  const Icon = known ? Lock : LoaderCircle;
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={title}
        className="touch focus-ring inline-flex items-center gap-1.5 rounded-full bg-surface-3 px-2.5 py-1 font-medium text-sm text-text-1 hover:bg-line"
      >
        <Icon aria-hidden="true" className="size-4 text-text-2" />
        <span className="hidden sm:inline">{title}</span>
        {quality && <span aria-hidden="true" className={cx("size-2 rounded-full", dots[quality])} />}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" sideOffset={6} className="z-50">
          <Popover.Popup className="flex max-w-80 flex-col gap-2 rounded-medium bg-surface-2 p-4 text-sm text-text-1 shadow-2 outline-none">
            <Popover.Title className="font-semibold text-base">{title}</Popover.Title>
            <Popover.Description className="text-text-2">
              {t(known ? "markDetail" : "markPendingDetail")}
            </Popover.Description>
            {known && quality && <p>{calls(words[quality])}</p>}
            {known?.roundTripSec != null && (
              <p className="text-text-2 tabular-nums">
                {calls("roundTrip", {
                  milliseconds: Math.round(known.roundTripSec * 1000),
                  share: format.percent(known.lossShare),
                })}
              </p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
