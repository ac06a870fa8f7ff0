import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, type RefObject, useRef } from "react";
import { useTexts } from "../i18n/use-texts.ts";
import { cx } from "./cx.ts";
import { IconButton } from "./icon-button.tsx";
import { uiTexts } from "./texts.ts";

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** The acts, right-aligned, the main one last. */
  readonly actions?: ReactNode;
  readonly width?: "small" | "medium" | "large";
  readonly initialFocus?: RefObject<HTMLElement | null>;
}

const widths = { small: "sm:max-w-96", medium: "sm:max-w-lg", large: "sm:max-w-3xl" };

/**
 * The first field, where a keyboard is at hand; otherwise the dialog itself. Never its close button: that button's tooltip
 * would take the first Escape.
 */
function firstFocus(popup: HTMLElement | null, openedBy: string): HTMLElement | null {
  const field = openedBy === "touch" ? null : popup?.querySelector<HTMLElement>("input, textarea");
  return field ?? popup;
}

/** A sheet from below on phones, a card in the upper middle elsewhere. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  children,
  actions,
  width = "medium",
  initialFocus,
}: DialogProps) {
  const t = useTexts(uiTexts);
  const popupRef = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--motion-calm) data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center sm:items-start sm:px-4 sm:pt-[12vh] sm:pb-6">
          <Base.Popup
            ref={popupRef}
            initialFocus={initialFocus ?? ((openedBy) => firstFocus(popupRef.current, openedBy))}
            className={cx(
              "flex max-h-[92dvh] w-full flex-col overflow-hidden rounded-t-large bg-surface-2 text-text-1 shadow-2 outline-none sm:max-h-full sm:rounded-large",
              "transition-[opacity,transform] duration-(--motion-calm) data-[ending-style]:translate-y-2 data-[ending-style]:opacity-0 data-[starting-style]:translate-y-2 data-[starting-style]:opacity-0",
              widths[width],
            )}
          >
            <div className="flex items-start justify-between gap-4 px-6 pt-5 pb-1">
              <Base.Title className="font-semibold text-lg [overflow-wrap:anywhere]">{title}</Base.Title>
              <IconButton
                label={t("close")}
                icon={<X aria-hidden="true" className="size-5" />}
                onClick={onClose}
                className="-mr-2"
              />
            </div>
            <div className={cx("min-h-0 flex-1 overflow-y-auto px-6 pb-5", !description && "pt-3")}>
              {description && <Base.Description className="mb-3 text-text-2">{description}</Base.Description>}
              {children}
            </div>
            {actions && (
              <div className="flex flex-wrap justify-end gap-2 border-line border-t bg-surface-1 px-6 py-3">
                {actions}
              </div>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
