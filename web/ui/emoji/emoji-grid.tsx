import { memo, useEffect, useRef } from "react";
import { cx } from "../cx.ts";
import { Skeleton } from "../states.tsx";

interface EmojiGridProps {
  readonly id: string;
  readonly label: string;
  readonly emojis: readonly { readonly emoji: string; readonly name: string }[];
  readonly active: number;
  readonly columns: number;
  readonly isLoading: boolean;
  readonly whenEmpty: string;
  readonly onPick: (emoji: string) => void;
}

/** The emojis of one group. Its height is the same whatever is in it. */
export function EmojiGrid({ id, label, emojis, active, columns, isLoading, whenEmpty, onPick }: EmojiGridProps) {
  const gridRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active >= 0) gridRef.current?.querySelector(`[data-at="${active}"]`)?.scrollIntoView({ block: "nearest" });
    else gridRef.current?.scrollTo({ top: 0 });
  }, [active]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another group begins at its top
  useEffect(() => void gridRef.current?.scrollTo({ top: 0 }), [label]);
  const rows = Math.ceil(emojis.length / columns);
  return (
    <div
      ref={gridRef}
      id={`${id}-grid`}
      role="listbox"
      aria-label={label}
      className="h-60 overflow-y-auto overscroll-contain"
      onClick={({ target }) => {
        const chosen = (target as Element).closest<HTMLElement>("[data-emoji]")?.dataset.emoji;
        if (chosen) onPick(chosen);
      }}
      onKeyDown={() => undefined}
    >
      {isLoading ? (
        <Skeleton className="h-full" />
      ) : rows === 0 ? (
        <p className="p-3 text-sm text-text-3">{whenEmpty}</p>
      ) : (
        <div className="grid grid-cols-9" role="presentation">
          {emojis.map(({ emoji, name }, at) => (
            <Cell key={emoji} id={`${id}-${at}`} at={at} emoji={emoji} name={name} isActive={at === active} />
          ))}
        </div>
      )}
    </div>
  );
}

interface CellProps {
  readonly id: string;
  readonly at: number;
  readonly emoji: string;
  readonly name: string;
  readonly isActive: boolean;
}

const Cell = memo(function Cell({ id, at, emoji, name, isActive }: CellProps) {
  return (
    // The browser's own tooltip: hundreds of ours would be slow.
    <span
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-label={name}
      title={name}
      data-at={at}
      data-emoji={emoji}
      className={cx(
        "flex aspect-square cursor-default select-none items-center justify-center rounded-small font-emoji text-xl hover:bg-surface-3",
        isActive && "bg-surface-3 outline outline-2 outline-focus -outline-offset-2",
      )}
    >
      {emoji}
    </span>
  );
});
