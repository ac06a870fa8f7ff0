import { useSyncExternalStore } from "react";

const lists = new Map<string, MediaQueryList>();
const listOf = (query: string): MediaQueryList => {
  const known = lists.get(query) ?? matchMedia(query);
  lists.set(query, known);
  return known;
};

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = listOf(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => listOf(query).matches,
  );
}

/** `column`: one thing at a time, bottom bar. `pair`: rail and one. `full`: rail, list and main part. */
export type Layout = "column" | "pair" | "full";
export function useLayout(): Layout {
  const isFull = useMedia("(min-width: 1024px)");
  const isPair = useMedia("(min-width: 640px)");
  return isFull ? "full" : isPair ? "pair" : "column";
}
