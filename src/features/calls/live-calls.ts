import { createTurns } from "../../platform/jobs/turns.ts";
import type { Device } from "../../platform/platform.ts";
import { createCallActivity } from "./call-activity.ts";
import { asRecovered, type CallEvent, type CallState, deadlineOf, hearersOf, phaseOf, step } from "./call-state.ts";
import type { CallDeps } from "./calls.deps.ts";
import { callNotFound } from "./calls.errors.ts";
import { presentEntry, presentState } from "./calls.present.ts";
import { runningCalls, saveCall } from "./calls.store.ts";

const graceMs = 30_000;
/** A page is loaded again sooner, also over a slow line; who closed the window should not be waited for longer. */
const leaveMs = 10_000;

/** The calls that are going on: the shell around `step` that keeps them, writes them down, tells people and minds the clock. */
export function createLiveCalls(deps: CallDeps) {
  const { db, facts, keys, log, now, sendTo, schedule, conversations } = deps;
  const times = { ringMs: deps.config.calls.ring_seconds * 1000, graceMs, leaveMs };
  const calls = new Map<string, CallState>();
  const alarms = new Map<string, () => void>();
  const activity = createCallActivity(deps.presence);
  const inTurn = createTurns();
  let isStopped = false;

  const tell = (call: CallState): void => {
    for (const accountId of hearersOf(call)) sendTo(accountId, presentState(call));
  };

  const write = async (call: CallState): Promise<void> => {
    const { id, conversationId, caller, callee, isSilenced, ended } = call;
    // The entry first: should the program stop before the row says so too, the next start ends the call once more and
    // finds the entry there.
    if (ended)
      await conversations.appendEntry({
        // Of the call, yet not to be guessed: a callee who knows the call's id cannot take the entry's place beforehand.
        id: keys.blindIndex("calls.entry", id).slice(0, 21),
        conversationId,
        senderId: caller.accountId,
        content: presentEntry(call, ended.outcome),
        withheldFrom: isSilenced ? callee.accountId : null,
      });
    await db.transaction(async (tx) => {
      await saveCall(tx, keys, call);
      if (ended)
        await facts.record(
          tx,
          "call.ended",
          { callId: id, conversationId },
          { scope: isSilenced ? `account:${caller.accountId}` : `conversation:${conversationId}` },
        );
    });
  };

  function hold(call: CallState): void {
    alarms.get(call.id)?.();
    alarms.delete(call.id);
    activity.report(call);
    if (call.ended) {
      calls.delete(call.id);
      return;
    }
    calls.set(call.id, call);
    const deadline = deadlineOf(call, times);
    if (deadline !== null && !isStopped)
      alarms.set(
        call.id,
        schedule(Math.max(0, deadline - now()), () => pass(call.id)),
      );
  }

  /** Lets time, or a closed socket, act on a call; nobody waits for an answer. */
  const notice = (callId: string, event: CallEvent): Promise<void> =>
    apply(callId, event).catch((error: unknown) => log.error({ callId, error }, "a call could not go on"));
  const pass = (callId: string): void => void notice(callId, { type: "tick" });

  const apply = (callId: string, event: CallEvent, device?: Device): Promise<void> =>
    inTurn(callId, async () => {
      const before = calls.get(callId);
      if (!before) {
        if ("by" in event) throw callNotFound();
        return;
      }
      const after = step(before, event, now(), times);
      if (!after) throw callNotFound();
      if (phaseOf(after) !== phaseOf(before)) {
        await write(after).catch((error: unknown) => {
          // Hanging up must always work. The row still says that the call runs: the next start ends it.
          if (!after.ended) throw error;
          log.error({ callId, error }, "the end of a call could not be stored");
        });
        hold(after);
        tell(after);
        return;
      }
      if (after !== before) hold(after);
      // Both are told of a device's return: the other one may have to repeat what got lost on the way. And of its absence:
      // one that is there after all says so.
      if (event.type === "resume" || after !== before) tell(after);
      else device?.send(presentState(after));
    });

  return {
    apply,
    get: (callId: string): CallState | undefined => calls.get(callId),
    running: (callId: string): CallState | undefined => {
      const call = calls.get(callId);
      return call && phaseOf(call) === "active" ? call : undefined;
    },
    sendsNow: activity.sendsNow,
    all: (): readonly CallState[] => [...calls.values()],

    /** Takes up a call that was just made (or has ended as busy). It counts from now on; told once it is stored. */
    add(call: CallState): Promise<void> {
      hold(call);
      return inTurn(call.id, async () => {
        try {
          await write(call);
        } catch (error) {
          hold({ ...call, ended: call.ended ?? { at: call.startedAt, outcome: "cancelled" } });
          throw error;
        }
        tell(call);
      });
    },

    socketClosed(socketId: string): void {
      for (const call of calls.values())
        if (call.caller.socketId === socketId || call.callee.socketId === socketId)
          void notice(call.id, { type: "gone", socketId });
    },

    async recover(): Promise<void> {
      for (const call of await runningCalls(db.reader, keys)) hold(asRecovered(call, now()));
    },

    /** Calls go on without the server; nothing is ended, so that the next start finds them running. */
    stop(): void {
      isStopped = true;
      for (const callOff of alarms.values()) callOff();
      alarms.clear();
    },
  };
}
export type LiveCalls = ReturnType<typeof createLiveCalls>;
