/** The first place in a sorted list whose item is not before the wanted one. */
export function lowerBound<T>(sorted: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(sorted[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** So few are put in one by one; for more the whole list is gone through once. */
const few = 100;

/**
 * Brings what is new into a sorted list.
 * @param added sorted too
 * @returns the list itself, changed, or a new one
 */
export function sortedIn<T>(sorted: T[], added: readonly T[], isBefore: (a: T, b: T) => boolean): T[] {
  if (added.length <= few) {
    for (const item of added) {
      sorted.splice(
        lowerBound(sorted, (other) => isBefore(other, item)),
        0,
        item,
      );
    }
    return sorted;
  }
  const all: T[] = [];
  let next = 0;
  for (const item of sorted) {
    for (; next < added.length && isBefore(added[next] as T, item); next++) all.push(added[next] as T);
    all.push(item);
  }
  for (; next < added.length; next++) all.push(added[next] as T);
  return all;
}
