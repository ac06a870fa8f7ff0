import type { ReactNode } from "react";
import { useTexts } from "../i18n/use-texts.ts";
import { cx } from "./cx.ts";
import { uiTexts } from "./texts.ts";

const tones = {
  neutral: "bg-surface-3 text-text-2",
  accent: "bg-accent-soft text-accent-text",
  success: "bg-success-soft text-success-text",
  warning: "bg-warning-soft text-warning-text",
  danger: "bg-danger-soft text-danger-text",
};

export function Badge({ tone = "neutral", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span className={cx("inline-flex h-5 items-center rounded-full px-2 font-medium text-xs", tones[tone])}>
      {children}
    </span>
  );
}

interface UnreadBadgeProps {
  readonly count: number;
  /** What is counted; unread messages unless it says otherwise. */
  readonly label?: string | undefined;
  /** Of what is muted: there, and not calling. */
  readonly isQuiet?: boolean;
}

/** How many wait; nothing at all when none do. */
export function UnreadBadge({ count, label, isQuiet = false }: UnreadBadgeProps) {
  const t = useTexts(uiTexts);
  if (count <= 0) return null;
  return (
    <span
      className={cx(
        "inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full px-1.5 font-semibold text-xs tabular-nums",
        isQuiet ? "bg-surface-3 text-text-2" : "bg-accent text-on-accent",
      )}
    >
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{label ?? t("unread", { count })}</span>
    </span>
  );
}
