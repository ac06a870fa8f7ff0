import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

export const TooltipProvider = Base.Provider;

interface TooltipProps {
  readonly text: ReactNode;
  readonly side?: "top" | "right" | "bottom" | "left";
  /** The one element it explains; it must have its own accessible name. */
  readonly children: ReactElement<Record<string, unknown>>;
}

export function Tooltip({ text, side = "top", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup
            data-tooltip=""
            className="max-w-72 rounded-small bg-text-1 px-2 py-1 text-surface-2 text-xs shadow-1 transition-opacity data-[ending-style]:opacity-0 data-[starting-style]:opacity-0"
          >
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
