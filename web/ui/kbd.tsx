import type { ReactNode } from "react";

const isApple = typeof navigator !== "undefined" && /Mac|iP(hone|ad)/.test(navigator.userAgent);
/** The modifier's name on this machine: ⌘ or Ctrl. */
export const modifierName = isApple ? "⌘" : "Ctrl";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-[5px] border border-line bg-surface-1 px-1 font-sans text-text-2 text-xs">
      {children}
    </kbd>
  );
}
