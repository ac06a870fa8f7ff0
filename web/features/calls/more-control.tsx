import { CircleDashed, Ellipsis, Pause, Settings2 } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import { type CurrentCall, hasBegun } from "../../media/call-view.ts";
import { cx, IconButton, Menu, type MenuEntries } from "../../ui/index.ts";
import { type RecordedCall, useRecordEntries } from "../recordings/index.ts";
import { calls } from "./session.ts";
import { callsTexts } from "./texts.ts";

interface MoreControlProps {
  readonly current: CurrentCall;
  readonly recorded: RecordedCall;
  readonly onDevices: () => void;
  readonly onMove: () => void;
  readonly isLabelled: boolean;
}

/** What one does with a call now and then. */
export function MoreControl({ current, recorded, onDevices, onMove, isLabelled }: MoreControlProps) {
  const t = useTexts(callsTexts);
  const recordEntries = useRecordEntries(recorded);
  const icon = (Icon: typeof Pause) => <Icon aria-hidden="true" className="size-4" />;
  const underWay: MenuEntries = hasBegun(current)
    ? [
        { label: t("hold"), icon: icon(Pause), onSelect: () => calls()?.setHeld(true) },
        {
          label: t("move"),
          icon: icon(CircleDashed),
          isDisabled: current.transfer !== null,
          onSelect: onMove,
        },
        null,
        ...recordEntries,
        null,
      ]
    : [];
  return (
    <div className={cx("flex flex-col items-center gap-1", isLabelled ? "w-16 sm:w-20" : "min-w-0 flex-1")}>
      <Menu
        side="top"
        align="end"
        entries={[...underWay, { label: t("devices"), icon: icon(Settings2), onSelect: onDevices }]}
        trigger={
          <IconButton
            size="large"
            tone="solid"
            label={t("more")}
            icon={<Ellipsis aria-hidden="true" className="size-5" />}
            className={isLabelled ? "w-14" : "w-full"}
          />
        }
      />
      {isLabelled && (
        <span aria-hidden="true" className="max-w-full truncate text-text-2 text-xs">
          {t("shortMore")}
        </span>
      )}
    </div>
  );
}
