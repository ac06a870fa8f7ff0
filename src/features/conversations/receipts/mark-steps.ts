/**
 * How a mark moved, packed: for each step the position it came to and the minute it did, four bytes each, the newest first. More is
 * not shown of a mark than the minute, and an hour of lively talk costs no more than half a kilobyte per member.
 */
export type Steps = Uint8Array;

const stepLength = 8;
/** Older ones are forgotten: that a message was seen stays known, when it was does not. */
const mostSteps = 128;
const minuteMs = 60_000;

export const noSteps: Steps = new Uint8Array(0);

const viewOf = (steps: Steps) => new DataView(steps.buffer, steps.byteOffset, steps.byteLength);

/** @param at milliseconds since the epoch; steps of one minute are one */
export function addStep(steps: Steps, seq: number, at: number): Steps {
  const minute = Math.floor(at / minuteMs);
  const isSameMinute = steps.length > 0 && viewOf(steps).getUint32(4) === minute;
  const before = steps.subarray(
    isSameMinute ? stepLength : 0,
    (mostSteps - 1) * stepLength + (isSameMinute ? stepLength : 0),
  );
  const next = new Uint8Array(stepLength + before.length);
  viewOf(next).setUint32(0, seq);
  viewOf(next).setUint32(4, minute);
  next.set(before, stepLength);
  return next;
}

/** When the mark came to a position: the beginning of that minute; undefined when it is not known (any more). */
export function reachedAt(steps: Steps, seq: number): number | undefined {
  const view = viewOf(steps);
  let minute: number | undefined;
  for (let at = 0; at < steps.length && view.getUint32(at) >= seq; at += stepLength) minute = view.getUint32(at + 4);
  // The oldest step that is kept may stand for positions whose own steps are forgotten.
  const isOldest = steps.length === mostSteps * stepLength && minute === view.getUint32(steps.length - 4);
  return minute === undefined || isOldest ? undefined : minute * minuteMs;
}
