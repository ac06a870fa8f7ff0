import { useTexts } from "../i18n/use-texts.ts";
import { cx } from "./cx.ts";
import { uiTexts } from "./texts.ts";

export type Presence = "online" | "away" | "busy" | "dnd" | "offline" | "invisible";

const colour: Record<Presence, string> = {
  online: "bg-presence-online",
  away: "bg-presence-away",
  busy: "bg-presence-busy",
  dnd: "bg-presence-dnd",
  offline: "bg-presence-offline",
  invisible: "bg-presence-invisible",
};
const text = {
  online: "presenceOnline",
  away: "presenceAway",
  busy: "presenceBusy",
  dnd: "presenceDnd",
  offline: "presenceOffline",
  invisible: "presenceInvisible",
} as const;

/** What is cut out of the disc: states differ by their shape too, not by colour alone. */
const cut: Record<Presence, string | null> = {
  online: null,
  away: "top-0 left-0 size-[62%] rounded-full",
  busy: "inset-[32%] rounded-full",
  dnd: "inset-x-[20%] top-[40%] h-[20%] rounded-full",
  offline: "inset-[28%] rounded-full",
  invisible: "inset-x-0 top-[40%] h-[20%]",
};

interface PresenceDotProps {
  readonly presence: Presence;
  /** Its size, and where it stands: `relative` or `absolute`. */
  readonly className: string;
  /** Where the words stand beside it. */
  readonly isDecorative?: boolean;
}

export function PresenceDot({ presence, className, isDecorative = false }: PresenceDotProps) {
  const t = useTexts(uiTexts);
  const hole = cut[presence];
  return (
    <span
      {...(isDecorative ? { "aria-hidden": true } : { role: "img", "aria-label": t(text[presence]) })}
      className={cx("inline-block shrink-0 overflow-hidden rounded-full", colour[presence], className)}
    >
      {hole !== null && <span className={cx("absolute bg-surface-1", hole)} />}
    </span>
  );
}
