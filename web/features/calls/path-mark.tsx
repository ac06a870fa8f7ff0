import { Popover } from "@base-ui/react/popover";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { type MediaPath, type Quality, qualityOf } from "../../media/path.ts";
import { cx } from "../../ui/index.ts";
import { qualityDots } from "./quality-panel.tsx";
import { callsTexts } from "./texts.ts";

const words = { good: "qualityGood", fair: "qualityFair", poor: "qualityPoor" } as const;

export interface PathMarkProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** What the title means, in sentences; opens on it. */
  readonly detail: string;
  /** null without a finished handshake: nothing is claimed before. */
  readonly path: MediaPath | null;
  /** On a narrow screen the icon stands alone. */
  readonly isShort?: boolean;
  /** Of both directions, where they are known apart; otherwise of what arrives. */
  readonly worst?: Quality | null;
  /** More about how well it does, in the place of the one line. */
  readonly children?: ReactNode;
}

/** How media travels, in a few words, and how well it does. */
export function PathMark({ icon: Icon, title, detail, path, isShort = false, worst, children }: PathMarkProps) {
  const t = useTexts(callsTexts);
  const format = useFormat();
  const quality = worst ?? (path && qualityOf(path));
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={title}
        className="touch focus-ring inline-flex items-center gap-1.5 rounded-full bg-surface-3 px-2.5 py-1 font-medium text-sm text-text-1 hover:bg-line"
      >
        <Icon aria-hidden="true" className="size-4 text-text-2" />
        <span className={cx(isShort && "hidden sm:inline")}>{title}</span>
        {quality && <span aria-hidden="true" className={cx("size-2 rounded-full", qualityDots[quality])} />}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" sideOffset={6} className="z-50">
          <Popover.Popup className="flex max-h-[70vh] w-80 max-w-[calc(100vw-1rem)] overflow-y-auto flex-col gap-2 rounded-medium bg-surface-2 p-4 text-sm text-text-1 shadow-2 outline-none">
            <Popover.Title className="font-semibold text-base">{title}</Popover.Title>
            <Popover.Description className="text-text-2">{detail}</Popover.Description>
            {quality && !children && <p>{t(words[quality])}</p>}
            {children}
            {!children && path?.roundTripSec != null && (
              <p className="text-text-2 tabular-nums">
                {t("roundTrip", {
                  milliseconds: Math.round(path.roundTripSec * 1000),
                  share: format.percent(path.lossShare),
                })}
              </p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
