import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { useLayout } from "../../app/use-media.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx } from "../../ui/index.ts";
import { cardLook, columnsLook, MemberCells } from "./member-cells.tsx";
import type { MemberWish } from "./member-dialogs.tsx";
import type { MemberQuery, useMemberPages } from "./member-pages.ts";
import { membersTexts } from "./members-texts.ts";

type Sorting = Pick<MemberQuery, "sort" | "order">;

const columns = ["name", "email", "role", "state"] as const;
/** px; a card on phones has two lines more. */
const rowHeights = { row: 56, card: 104 };

interface MemberTableProps {
  readonly pages: ReturnType<typeof useMemberPages>;
  readonly total: number;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly onWish: (wish: MemberWish) => void;
}

/** Draws what is in view alone. A table where there is room, cards on phones; the roles say table in both. */
export function MemberTable({ pages, total, sorting, onSort, onWish }: MemberTableProps) {
  const t = useTexts(membersTexts);
  const scrollRef = useRef<HTMLDivElement>(null);
  const isCards = useLayout() === "column";
  const height = isCards ? rowHeights.card : rowHeights.row;
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => height,
    overscan: 10,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { want } = pages;
  useEffect(() => want(first, last), [want, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have another height then
  useEffect(() => virtualizer.measure(), [height]);

  return (
    <div
      ref={scrollRef}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
      tabIndex={0}
      className="focus-inset max-h-[70dvh] overflow-y-auto rounded-large border border-line bg-surface-2"
    >
      <table aria-label={t("members")} aria-rowcount={total + 1} className="block w-full">
        <thead className={isCards ? "sr-only" : "sticky top-0 z-10 block border-line border-b bg-surface-1"}>
          <tr aria-rowindex={1} className={cx(columnsLook, "h-10")}>
            {columns.map((column) => (
              <SortHeader key={column} column={column} sorting={sorting} onSort={onSort} isReachable={!isCards} />
            ))}
            <th scope="col">
              <span className="sr-only">{t("acts")}</span>
            </th>
          </tr>
        </thead>
        <tbody className="relative block" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => (
            <tr
              key={item.key}
              aria-rowindex={item.index + 2}
              className={cx("absolute inset-x-0 top-0 border-line border-b", isCards ? cardLook : columnsLook)}
              style={{ height, transform: `translateY(${item.start}px)` }}
            >
              <MemberCells member={pages.at(item.index)} isCard={isCards} onWish={onWish} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SortHeaderProps {
  readonly column: (typeof columns)[number];
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly isReachable: boolean;
}

function SortHeader({ column, sorting, onSort, isReachable }: SortHeaderProps) {
  const t = useTexts(membersTexts);
  const isSorted = sorting.sort === column;
  const Icon = sorting.order === "ascending" ? ArrowUp : ArrowDown;
  const order = isSorted && sorting.order === "ascending" ? "descending" : "ascending";
  return (
    <th scope="col" aria-sort={isSorted ? sorting.order : "none"} className="min-w-0 text-left font-normal">
      {isReachable ? (
        <button
          type="button"
          title={t("sortBy", { column: t(column) })}
          onClick={() => onSort({ sort: column, order })}
          className={cx(
            "focus-ring inline-flex items-center gap-1 rounded-small font-medium text-sm",
            isSorted ? "text-text-1" : "text-text-2 hover:text-text-1",
          )}
        >
          {t(column)}
          {isSorted && <Icon aria-hidden="true" className="size-3.5" />}
        </button>
      ) : (
        t(column)
      )}
    </th>
  );
}
