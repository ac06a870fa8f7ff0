import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

type Tone = "primary" | "quiet" | "plain" | "danger" | "plainDanger";

const tones: Record<Tone, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  quiet: "bg-surface-3 text-text-1 hover:bg-line",
  plain: "text-text-1 hover:bg-surface-3",
  danger: "bg-danger text-on-danger hover:brightness-110",
  plainDanger: "text-danger-text hover:bg-danger-soft",
};

export interface ButtonProps extends ComponentProps<"button"> {
  readonly tone?: Tone;
  readonly size?: "medium" | "small";
  readonly icon?: ReactNode;
  /** Work is under way: the button keeps its width, says so and cannot be pressed again. */
  readonly isBusy?: boolean;
}

export function Button({
  tone = "quiet",
  size = "medium",
  icon,
  isBusy = false,
  className,
  children,
  disabled,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      className={cx(
        "touch focus-ring inline-flex select-none items-center justify-center gap-2 rounded-medium font-medium transition-colors",
        "disabled:cursor-default disabled:opacity-55",
        size === "medium" ? "h-9 px-4 text-base" : "h-7 px-2.5 text-sm",
        tones[tone],
        className,
      )}
    >
      {isBusy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

/** A turning arc in the text's colour; only inside something that already says what is going on. */
export function Spinner({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={cx("size-4 shrink-0 animate-spin", className)}>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 1 6 6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
