import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import { RowHeights } from "./row-heights.ts";

export interface VirtualRowsOptions {
  readonly count: number;
  /** px; a typical row before it was measured. */
  readonly estimate: number;
  /** Rows kept ready on each side of what is visible. */
  readonly overscan?: number;
  /** Where to begin: the end, or a row with some px above it. Read once. */
  readonly start: "end" | { readonly row: number; readonly above: number };
}
export interface VirtualRows {
  /** The element that scrolls. */
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  /** The element that holds the rows, each a direct child, in order, without margins. */
  readonly rowsRef: RefObject<HTMLDivElement | null>;
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  readonly totalHeight: number;
  readonly offset: number;
  readonly isAtEnd: boolean;
  /** The lowest row of which something is on the screen. */
  readonly lastVisible: number;
  readonly onScroll: () => void;
  scrollToEnd(): void;
  scrollToRow(row: number, above?: number): void;
}

/** Nearer than this to the end counts as being there: then new rows pull the view along. */
const endZone = 32;

/**
 * A window onto very many rows of unknown height. What one looks at stays where it is: rows that turn out higher or lower
 * above it, come, or change never move it, because the first visible row is the anchor, not the scroll position.
 */
export function useVirtualRows({ count, estimate, overscan = 8, start }: VirtualRowsOptions): VirtualRows {
  const scrollRef = useRef<HTMLDivElement>(null);
  const rowsRef = useRef<HTMLDivElement>(null);
  const heightsRef = useRef<RowHeights>(undefined);
  heightsRef.current ??= new RowHeights(estimate);
  const heights = heightsRef.current;
  heights.setCount(count);

  const anchor = useRef(start === "end" ? { row: 0, above: 0, isEnd: true } : { ...start, isEnd: false });
  const [range, setRange] = useState({ first: 0, end: 0, lastVisible: 0, isAtEnd: start === "end" });
  const [, setMeasured] = useState(0);

  /** What is visible now, from the scroll position. */
  const look = useCallback(() => {
    const box = scrollRef.current;
    if (!box) return;
    const first = Math.max(0, heights.rowAt(box.scrollTop) - overscan);
    const lastVisible = heights.rowAt(box.scrollTop + box.clientHeight);
    const end = Math.min(heights.count, lastVisible + 1 + overscan);
    const { isEnd: isAtEnd } = anchor.current;
    const next = { first, end, lastVisible, isAtEnd };
    setRange((now) => (isSameRange(now, next) ? now : next));
  }, [heights, overscan]);

  /** Where the view was when it was last looked at: anything else means that somebody scrolled since. */
  const knownTop = useRef(0);
  const follow = useCallback(() => {
    const box = scrollRef.current;
    if (!box || Math.abs(box.scrollTop - knownTop.current) < 1) return;
    knownTop.current = box.scrollTop;
    const row = heights.rowAt(box.scrollTop);
    anchor.current = {
      row,
      above: heights.offsetOf(row) - box.scrollTop,
      isEnd: box.scrollTop + box.clientHeight >= heights.total - endZone,
    };
  }, [heights]);
  const onScroll = useCallback(() => {
    follow();
    look();
  }, [follow, look]);

  /** Puts the anchor back to where it was on the screen. */
  const settle = useCallback(() => {
    const box = scrollRef.current;
    if (!box) return;
    const { row, above, isEnd } = anchor.current;
    const wanted = isEnd ? heights.total - box.clientHeight : heights.offsetOf(row) - above;
    const possible = Math.max(0, Math.min(wanted, heights.total - box.clientHeight));
    if (Math.abs(box.scrollTop - possible) >= 1) box.scrollTop = possible;
    knownTop.current = box.scrollTop;
    anchor.current.isEnd = possible >= heights.total - box.clientHeight - endZone;
    look();
  }, [heights, look]);

  const measure = useCallback(() => {
    const rows = rowsRef.current;
    if (!rows) return false;
    // The browser reports scrolling only with the next frame: what was scrolled meanwhile must not be undone.
    follow();
    let isChanged = false;
    for (const child of rows.children) {
      const row = Number(child.getAttribute("data-row"));
      if (row < heights.count && heights.set(row, child.getBoundingClientRect().height)) isChanged = true;
    }
    return isChanged;
  }, [heights, follow]);

  // After every rendering: rows may have come, changed or gone. One pass over some thirty elements.
  useLayoutEffect(() => {
    if (measure()) setMeasured((turn) => turn + 1);
    const inner = rowsRef.current?.parentElement;
    if (inner) inner.style.height = `${heights.total}px`;
    settle();
  });

  // Pictures that load and windows that are resized change heights without a rendering.
  useLayoutEffect(() => {
    const box = scrollRef.current;
    const rows = rowsRef.current;
    if (!box || !rows) return;
    const observer = new ResizeObserver(() => {
      if (measure()) setMeasured((turn) => turn + 1);
      else settle();
    });
    observer.observe(box);
    observer.observe(rows);
    return () => observer.disconnect();
  }, [measure, settle]);

  const scrollToEnd = useCallback(() => {
    anchor.current = { row: Math.max(0, heights.count - 1), above: 0, isEnd: true };
    settle();
  }, [heights, settle]);
  const scrollToRow = useCallback(
    (row: number, above = 0) => {
      anchor.current = { row, above, isEnd: false };
      settle();
    },
    [settle],
  );

  const first = Math.min(range.first, Math.max(0, count - 1));
  return {
    scrollRef,
    rowsRef,
    first,
    end: Math.min(range.end, count),
    totalHeight: heights.total,
    offset: heights.offsetOf(first),
    isAtEnd: range.isAtEnd,
    lastVisible: range.lastVisible,
    onScroll,
    scrollToEnd,
    scrollToRow,
  };
}

interface Range {
  readonly first: number;
  readonly end: number;
  readonly lastVisible: number;
  readonly isAtEnd: boolean;
}
const isSameRange = (a: Range, b: Range): boolean =>
  a.first === b.first && a.end === b.end && a.lastVisible === b.lastVisible && a.isAtEnd === b.isAtEnd;
