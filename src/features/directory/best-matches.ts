import { lowerBound } from "./sorted.ts";

export interface Match<T> {
  readonly item: T;
  /** Smaller is better. */
  readonly rank: number;
  /** Decides between equal ranks; smaller first. */
  readonly order: number;
}

const isBetter = (a: Omit<Match<unknown>, "item">, b: Omit<Match<unknown>, "item">): boolean =>
  a.rank < b.rank || (a.rank === b.rank && a.order < b.order);

/** Keeps the best few of many, so that a single letter, which fits thousands, sorts none of them. */
export function bestMatches<T>(limit: number) {
  const best: Match<T>[] = [];
  return {
    /** Whether such a match would be kept: asked before what is costly to find out. */
    wouldKeep(rank: number, order: number): boolean {
      const last = best[limit - 1];
      return last === undefined || isBetter({ rank, order }, last);
    },
    /** An item that is offered again keeps its better rank. */
    offer(match: Match<T>): void {
      const known = best.findIndex(({ item }) => item === match.item);
      if (known >= 0) {
        if (!isBetter(match, best[known] as Match<T>)) return;
        best.splice(known, 1);
      }
      best.splice(
        lowerBound(best, (other) => isBetter(other, match)),
        0,
        match,
      );
      if (best.length > limit) best.pop();
    },
    items: (): T[] => best.map(({ item }) => item),
  };
}
