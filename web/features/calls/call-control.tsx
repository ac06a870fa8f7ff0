import type { LucideIcon } from "lucide-react";
import { cx, IconButton, type IconButtonProps, LockedIconButton } from "../../ui/index.ts";

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
  /** Why the function is off; null: it is on. */
  readonly lock?: string | null;
  readonly onPress: () => void;
}

export function CallControl(props: CallControlProps) {
  const { icon: Icon, label, word, tone, shortcut, isPressed, isDisabled = false, lock = null, onPress } = props;
  const width = word ? "w-14" : "w-full";
  return (
    <div className={cx("flex flex-col items-center gap-1", word ? "w-16 sm:w-20" : "min-w-0 flex-1")}>
      {lock === null ? (
        <IconButton
          size="large"
          tone={tone}
          label={label}
          shortcut={shortcut}
          aria-pressed={isPressed}
          disabled={isDisabled}
          icon={<Icon aria-hidden="true" className="size-5" />}
          onClick={onPress}
          className={width}
        />
      ) : (
        <LockedIconButton
          size="large"
          label={label}
          because={lock}
          icon={<Icon aria-hidden="true" className="size-5" />}
          className={width}
        />
      )}
      {word && (
        <span aria-hidden="true" className="max-w-full truncate text-text-2 text-xs">
          {word}
        </span>
      )}
    </div>
  );
}
