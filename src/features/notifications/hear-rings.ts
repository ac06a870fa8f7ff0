import type { Aside } from "../../platform/jobs/aside.ts";
import { createTurns } from "../../platform/jobs/turns.ts";
import type { SentFrames } from "../../platform/platform.ts";
import type { Call } from "../../protocol/calls.ts";
import type { Deps } from "./notifications.deps.ts";
import { putPushes } from "./pushes.store.ts";
import type { Subscribers } from "./subscribers.ts";
import { subscriptionsOf } from "./subscriptions.store.ts";
import { type WithdrawDeps, withdrawShown } from "./withdraw-shown.ts";

type RingDeps = WithdrawDeps & Pick<Deps, "config"> & { readonly aside: Aside; readonly subscribers: Subscribers };

export interface Rings {
  readonly ringMs: number;
  isRinging(callId: string): boolean;
}

export const ringSubject = (conversationId: string): string => `ring ${conversationId}`;

/**
 * A call rings by push at the devices of the called person that have no line open: those that have ring by themselves. What rings is
 * known in memory alone; after a start nobody is rung for what began before.
 */
export function hearRings(deps: RingDeps, host: SentFrames): Rings {
  const { aside, config, db, devicesOf, now, subscribers, wake } = deps;
  const ringMs = config.calls.ring_seconds * 1000;
  const ringing = new Map<string, number>();
  const inTurn = createTurns();

  async function ring({ id: refId, calleeId: accountId, conversationId, startedAt }: Call): Promise<void> {
    if (!(await subscribers.all()).has(accountId) || !ringing.has(refId)) return;
    const connected = new Set(devicesOf(accountId).map(({ caller }) => caller.sessionId));
    const away = (await subscriptionsOf(db.reader, accountId)).filter(({ sessionId }) => !connected.has(sessionId));
    if (away.length === 0) return;
    const news = { subject: ringSubject(conversationId), conversationId, kind: "ring", refId } as const;
    const rows = away.map(({ id: subscriptionId }) => ({
      ...{ subscriptionId, accountId, ...news, position: startedAt, happenedAt: startedAt },
      ...{ state: "waiting" as const, waitsForAbsence: false, attempts: 0, dueAt: now() },
    }));
    await db.transaction(async (tx) => void (await putPushes(tx, rows)));
    wake();
  }

  const heard = (call: Call, act: () => Promise<void>): void => aside.run("rings by push", () => inTurn(call.id, act));

  host.onSent("call.state", (accountId, { call }) => {
    if (accountId !== call.calleeId) return;
    if (call.state !== "ringing") {
      if (!ringing.delete(call.id)) return;
      const { calleeId, conversationId, startedAt } = call;
      const shown = { accountId: calleeId, subject: ringSubject(conversationId), throughPosition: startedAt };
      heard(call, () => withdrawShown(deps, shown));
    } else if (!ringing.has(call.id)) {
      ringing.set(call.id, call.startedAt + ringMs);
      heard(call, () => ring(call));
    }
  });
  return { ringMs, isRinging: (callId) => (ringing.get(callId) ?? 0) > now() };
}
