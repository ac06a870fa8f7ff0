/** One way to send a track: a layer, whole or with fewer pictures a second. */
export interface Level {
  readonly bitrateBps: number;
  /** Lines, less where pictures are left out: what makes one level better than another. */
  readonly quality: number;
}

export interface Demand {
  /** From the cheapest up. */
  readonly levels: readonly Level[];
  /** Lines that the receiver shows. */
  readonly wantedHeight: number;
  /** Position in `levels` of what is sent now, −1 for nothing. */
  readonly current: number;
}

/** Going up has to leave room, or the picture goes up and down with every breath of the estimate. */
const upwardCost = 1.15;

/**
 * Shares a receiver's downlink among what it shows: first everybody at their cheapest, the largest first; then whoever is
 * furthest from the size they are shown at goes up a step, as long as it fits.
 * @param budgetBps bits/s for pictures; Infinity where the link is not measured
 * @returns position in `levels` for each demand, −1 where not even the cheapest fits
 */
export function allocate(demands: readonly Demand[], budgetBps: number): number[] {
  const chosen = demands.map(() => -1);
  const order = demands.map((_, i) => i).sort((a, b) => wanted(demands, b) - wanted(demands, a));
  let left = budgetBps;
  for (const i of order) {
    const cost = costOf(demands[i] as Demand, 0);
    if (cost > left) continue;
    left -= cost;
    chosen[i] = 0;
  }
  const open = new Set(order.filter((i) => chosen[i] === 0));
  while (open.size > 0) {
    const i = neediest(demands, chosen, open);
    const demand = demands[i] as Demand;
    const at = chosen[i] as number;
    const extra = costOf(demand, at + 1) - costOf(demand, at);
    if (extra > left || at + 1 >= demand.levels.length) open.delete(i);
    else {
      left -= extra;
      chosen[i] = at + 1;
    }
  }
  return chosen;
}

/** What everything at its best would take: how far it is worth looking for more. */
export const bestBitrate = (demands: readonly Demand[]): number =>
  demands.reduce((sum, { levels }) => sum + (levels.at(-1)?.bitrateBps ?? 0), 0);

const wanted = (demands: readonly Demand[], i: number): number => demands[i]?.wantedHeight ?? 0;

function costOf({ levels, current }: Demand, at: number): number {
  const level = levels[at];
  if (level === undefined) return Number.POSITIVE_INFINITY;
  return at > current ? level.bitrateBps * upwardCost : level.bitrateBps;
}

function neediest(demands: readonly Demand[], chosen: readonly number[], open: ReadonlySet<number>): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const i of open) {
    const { levels, wantedHeight } = demands[i] as Demand;
    const share = (levels[chosen[i] as number]?.quality ?? 0) / wantedHeight;
    if (share >= least) continue;
    least = share;
    best = i;
  }
  return best;
}
