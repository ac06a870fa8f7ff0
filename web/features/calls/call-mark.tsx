import { Popover } from "@base-ui/react/popover";
import { LoaderCircle, Route, ShieldCheck } from "lucide-react";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { type MediaPath, qualityOf } from "../../media/path.ts";
import { cx } from "../../ui/index.ts";
import { callsTexts } from "./texts.ts";

const dots = { good: "bg-presence-online", fair: "bg-presence-away", poor: "bg-presence-dnd" } as const;
const words = { good: "qualityGood", fair: "qualityFair", poor: "qualityPoor" } as const;

/** How the call travels, in two words; the sentences behind it open on it. */
export function CallMark({ path }: { path: MediaPath | null }) {
  const t = useTexts(callsTexts);
  const format = useFormat();
  // Without a finished handshake nothing is claimed.
  const known = path?.isEncrypted ? path : null;
  const quality = known && qualityOf(known);
  const title = known ? t(known.route) : t("pathUnknown");
  const Icon = known ? (known.route === "direct" ? ShieldCheck : Route) : LoaderCircle;
  return (
    <Popover.Root>
      <Popover.Trigger className="touch focus-ring inline-flex items-center gap-1.5 rounded-full bg-surface-3 px-2.5 py-1 font-medium text-sm text-text-1 hover:bg-line">
        <Icon aria-hidden="true" className="size-4 text-text-2" />
        {title}
        {quality && <span aria-hidden="true" className={cx("size-2 rounded-full", dots[quality])} />}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" sideOffset={6} className="z-50">
          <Popover.Popup className="flex max-w-80 flex-col gap-2 rounded-medium bg-surface-2 p-4 text-sm text-text-1 shadow-2 outline-none">
            <Popover.Title className="font-semibold text-base">{title}</Popover.Title>
            <Popover.Description className="text-text-2">
              {t(known ? (known.route === "direct" ? "directDetail" : "relayedDetail") : "pathUnknownDetail")}
            </Popover.Description>
            {known && quality && <p>{t(words[quality])}</p>}
            {known?.roundTripSec != null && (
              <p className="text-text-2 tabular-nums">
                {t("roundTrip", {
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
