import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { Tooltip } from "./tooltip.tsx";

type Tone = "plain" | "accent" | "danger" | "solid" | "on";

const tones: Record<Tone, string> = {
  plain: "text-text-2 hover:bg-surface-3 hover:text-text-1",
  accent: "bg-accent text-on-accent hover:bg-accent-hover",
  danger: "bg-danger text-on-danger hover:brightness-110",
  solid: "bg-surface-3 text-text-1 hover:bg-line",
  /** A switch that is on. */
  on: "bg-accent-soft text-accent-text hover:brightness-95",
};

export interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  /** Its accessible name and its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly tone?: Tone;
  readonly size?: "small" | "medium" | "large";
  readonly tooltipSide?: "top" | "right" | "bottom" | "left";
  /** A key that does the same, shown in the tooltip. */
  readonly shortcut?: string;
}

const sizes = { small: "size-7", medium: "size-9", large: "size-11" };

export function IconButton({
  label,
  icon,
  tone = "plain",
  size = "medium",
  tooltipSide = "top",
  shortcut,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={shortcut ? `${label} (${shortcut})` : label} side={tooltipSide}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        className={cx(
          "touch focus-ring inline-flex shrink-0 items-center justify-center rounded-medium transition-colors",
          "disabled:cursor-default disabled:opacity-45",
          sizes[size],
          tones[tone],
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
