import { Apple, Car, Clock, Dog, Flag, Hand, Lightbulb, type LucideIcon, Shapes, Smile, Trophy } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx } from "../cx.ts";
import { emojiGroups } from "./emojis.ts";
import { emojiTexts } from "./texts.ts";

export type Shelf = "recent" | (typeof emojiGroups)[number];

const icons: Record<Shelf, LucideIcon> = {
  recent: Clock,
  0: Smile,
  1: Hand,
  3: Dog,
  4: Apple,
  5: Car,
  6: Trophy,
  7: Lightbulb,
  8: Shapes,
  9: Flag,
};
const shelves: readonly Shelf[] = ["recent", ...emojiGroups];

/** The groups; none is marked while one searches in all of them. */
export function GroupTabs({ shelf, onChoose }: { shelf: Shelf | undefined; onChoose: (shelf: Shelf) => void }) {
  const t = useTexts(emojiTexts);
  return (
    <div className="flex justify-between border-line border-b pb-1">
      {shelves.map((one) => {
        const Icon = icons[one];
        const name = t(one === "recent" ? "recent" : `group${one}`);
        return (
          <button
            key={one}
            type="button"
            aria-label={name}
            title={name}
            aria-pressed={one === shelf}
            onClick={() => onChoose(one)}
            className={cx(
              "focus-ring flex h-7 min-w-0 flex-1 items-center justify-center rounded-small pointer-coarse:h-11",
              one === shelf ? "bg-accent-soft text-accent-text" : "text-text-2 hover:bg-surface-3",
            )}
          >
            <Icon aria-hidden="true" className="size-4.5" />
          </button>
        );
      })}
    </div>
  );
}
