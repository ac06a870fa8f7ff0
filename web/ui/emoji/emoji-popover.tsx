import { Popover as Base } from "@base-ui/react/popover";
import { type ReactElement, type RefObject, useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { Dialog } from "../dialog.tsx";
import { popupClass } from "../menu.tsx";
import { EmojiPicker } from "./emoji-picker.tsx";
import { emojiTexts } from "./texts.ts";

/** Asked as it is opened: nobody turns their screen while choosing. */
const matches = (query: string): boolean => matchMedia(query).matches;

interface EmojiSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onPick: (emoji: string) => void;
}

/** The picker without a button of its own: opened from a menu. */
export function EmojiDialog({ isOpen, onClose, onPick }: EmojiSheetProps) {
  const t = useTexts(emojiTexts);
  const isTouch = matches("(pointer: coarse)");
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t("emoji")} width="small">
      <EmojiPicker
        takesFocus={!isTouch}
        onPick={(emoji) => {
          onPick(emoji);
          onClose();
        }}
      />
    </Dialog>
  );
}

interface EmojiPopoverProps {
  /** A button; it says by its own name what the emoji will be for. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly onPick: (emoji: string) => void;
  /** Where the focus goes when something is chosen or it is closed; otherwise back to the button. */
  readonly returnFocus?: RefObject<HTMLElement | null>;
  readonly side?: "top" | "bottom";
  readonly align?: "start" | "end";
}

/** The picker beside its button; on narrow screens a sheet from below. */
export function EmojiPopover({ trigger, onPick, returnFocus, side = "top", align = "end" }: EmojiPopoverProps) {
  const t = useTexts(emojiTexts);
  const [isOpen, setOpen] = useState(false);
  const isNarrow = matches("(max-width: 639px)");
  const isTouch = matches("(pointer: coarse)");
  const pick = (emoji: string) => {
    onPick(emoji);
    setOpen(false);
  };
  return (
    <Base.Root open={isOpen} onOpenChange={setOpen} modal={isNarrow}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        {isNarrow && (
          <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--motion-calm) data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        )}
        <Base.Positioner
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={isNarrow ? "z-50 !fixed !inset-x-0 !top-auto !bottom-0 !transform-none" : "z-50"}
        >
          <Base.Popup
            aria-label={t("emoji")}
            initialFocus={isTouch ? false : undefined}
            finalFocus={returnFocus}
            className={
              isNarrow
                ? "w-full rounded-t-large bg-surface-2 p-4 pb-[max(1rem,env(safe-area-inset-bottom))] text-text-1 shadow-2 outline-none"
                : `${popupClass} p-2.5`
            }
          >
            <EmojiPicker takesFocus={!isTouch} onPick={pick} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
