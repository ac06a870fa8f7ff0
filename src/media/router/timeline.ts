/** A sender report: at `ntpMs` of the sender's clock the stream stood at `timestamp`. */
export interface ClockPoint {
  readonly ntpMs: number;
  readonly timestamp: number;
}

/** A layer's clock that disagrees with the time that really passed by more than this is not believed. */
const tolerableMs = 1000;

/**
 * The outgoing timestamp for the first packet of another layer. Layers have timelines of their own; the sender reports say how
 * they lie to each other, and where they are missing the time that passed has to do.
 * @param next the packet's timestamp and its layer's clock
 * @param previous what was sent last: outgoing timestamp, when, and how its layer's timestamps were moved
 */
export function joinTimelines(
  next: { readonly timestamp: number; readonly clock: ClockPoint | undefined },
  previous: {
    readonly timestamp: number;
    readonly sentAtMs: number;
    readonly timestampDelta: number;
    readonly clock: ClockPoint | undefined;
  },
  nowMs: number,
  clockRate: number,
): number {
  const ticksPerMs = clockRate / 1000;
  const byTime = (previous.timestamp + Math.max(1, Math.round((nowMs - previous.sentAtMs) * ticksPerMs))) >>> 0;
  if (next.clock === undefined || previous.clock === undefined) return byTime;
  const capturedAtMs = next.clock.ntpMs + ((next.timestamp - next.clock.timestamp) | 0) / ticksPerMs;
  const inPrevious = previous.clock.timestamp + Math.round((capturedAtMs - previous.clock.ntpMs) * ticksPerMs);
  const byClock = (inPrevious + previous.timestampDelta) >>> 0;
  return Math.abs((byClock - byTime) | 0) <= tolerableMs * ticksPerMs ? byClock : byTime;
}
