import type { LucideIcon } from "lucide-react";
import { IconButton, type IconButtonProps } from "../../ui/index.ts";

interface CallControlProps {
  readonly icon: LucideIcon;
  /** The accessible name; it contains the word. */
  readonly label: string;
  /** Shown below; false where there is no room. */
  readonly word: string | false;
  readonly tone: IconButtonProps["tone"];
  readonly shortcut?: string;
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

export function CallControl(props: CallControlProps) {
  const { icon: Icon, label, word, tone, shortcut, isPressed, isDisabled = false, onPress } = props;
  return (
    <div className="flex w-16 flex-col items-center gap-1 sm:w-20">
      <IconButton
        size="large"
        tone={tone}
        label={label}
        shortcut={shortcut}
        aria-pressed={isPressed}
        disabled={isDisabled}
        icon={<Icon aria-hidden="true" className="size-5" />}
        onClick={onPress}
        className="w-14"
      />
      {word && (
        <span aria-hidden="true" className="max-w-full truncate text-text-2 text-xs">
          {word}
        </span>
      )}
    </div>
  );
}
