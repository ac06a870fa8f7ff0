/** Emojis in a row, as the grid draws them. */
export const columns = 9;

/**
 * Where an arrow key leads in the grid.
 * @param active -1: still in the search box
 * @param isWriting then Left and Right move in what is written
 * @returns undefined when the key is none of the grid's
 */
export function moved(key: string, active: number, count: number, isWriting: boolean): number | undefined {
  if (count === 0) return undefined;
  const to = (at: number) => Math.max(0, Math.min(count - 1, at));
  switch (key) {
    case "ArrowDown":
      return active < 0 ? 0 : to(active + columns);
    case "ArrowUp":
      return active < columns ? -1 : active - columns;
    case "ArrowRight":
      return isWriting ? undefined : to(active + 1);
    case "ArrowLeft":
      return isWriting || active < 0 ? undefined : active - 1;
    default:
      return undefined;
  }
}
