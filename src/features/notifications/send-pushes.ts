import { createDueLoop, type DueLoop } from "../../platform/jobs/due-loop.ts";
import type { PushOutcome } from "../../platform/webpush/web-push.ts";
import type { PushMessage } from "../../protocol/notifications.ts";
import type { Rings } from "./hear-rings.ts";
import { type JudgeDeps, judgePush } from "./judge-push.ts";
import type { Deps } from "./notifications.deps.ts";
import { duePushes, nextDueAt, type PushRow, postponePush, settlePush } from "./pushes.store.ts";
import { deleteSubscription, openAddress, type SubscriptionRow } from "./subscriptions.store.ts";

export type SenderDeps = JudgeDeps &
  Pick<Deps, "log"> & {
    readonly rings: Rings;
    /** Told when a browser is found to be no longer subscribed. */
    readonly forgotten: (accountId: string) => Promise<void>;
  };

const minute = 60_000;
/** After these pauses, until what it says is no news any more. */
const pausesMs = [0.5, 1, 5, 15, 60].map((minutes) => minutes * minute);
const lastPauseMs = 3 * 60 * minute;
/** What is older makes no push any more, and what was sent may be forgotten. */
export const oldNewsMs = 24 * 60 * minute;
/**
 * How long a push service keeps something for a browser that is off. A missed call is soon no reason to ring back, and one that
 * rings is over when it rings no more.
 */
const newsMs = (kind: PushMessage["kind"], { ringMs }: SenderDeps["rings"]): number =>
  kind === "ring" ? ringMs : kind === "call" ? 6 * 60 * minute : oldNewsMs;

const atOnce = 16;

/** Sends the pushes that are due, some side by side, and sleeps until the next is. */
export function createPushSender(deps: SenderDeps): DueLoop {
  return createDueLoop({
    ...{ name: "pushes", log: deps.log, now: deps.now },
    async doDue() {
      const due = await duePushes(deps.db.reader, deps.now(), atOnce);
      await Promise.all(due.map(({ push, subscription }) => attempt(deps, push, subscription)));
      return due.length > 0;
    },
    nextDueAt: () => nextDueAt(deps.db.reader),
  });
}

async function attempt(deps: SenderDeps, push: PushRow, subscription: SubscriptionRow): Promise<void> {
  const { db, doors, keys, log, now } = deps;
  const ttlMs = push.happenedAt + newsMs(push.kind, deps.rings) - now();
  const says = ttlMs > 0 ? await judgePush(deps, push) : null;
  const to = openAddress(await keys.get(`person:${push.accountId}`), subscription);
  if (says === null || (says.kind === "gone" && !maySayNothing(to.endpoint)))
    return db.transaction(async (tx) => void (await settlePush(tx, push, "dropped")));
  const outcome = await doors.webPush.send({
    to,
    payload: JSON.stringify(says satisfies PushMessage),
    ttlSec: Math.ceil(ttlMs / 1000),
    urgency: calm.has(says.kind) ? "normal" : "high",
    topic: topicOf(deps, push),
  });
  await db.transaction(async (tx) => {
    if (outcome.kind === "gone") await deleteSubscription(tx, push.accountId, subscription.id);
    else if (outcome.kind === "later") await postponePush(tx, push, push.attempts + 1, now() + pauseOf(push, outcome));
    else await settlePush(tx, push, outcome.kind === "taken" ? "sent" : "dropped");
  });
  if (outcome.kind === "gone") await deps.forgotten(push.accountId);
  if (outcome.kind === "refused") log.error({ reason: outcome.reason }, "a push was refused and is given up");
  if (outcome.kind === "later") log.warn({ reason: outcome.reason, attempts: push.attempts + 1 }, "a push waits");
}

const calm: ReadonlySet<PushMessage["kind"]> = new Set(["message", "invitation", "gone"]);

/** Safari ends a subscription whose pushes show nothing; what it shows there goes once Iris is opened. */
const maySayNothing = (endpoint: string): boolean => !new URL(endpoint).hostname.endsWith(".push.apple.com");

const pauseOf = ({ attempts }: PushRow, { afterMs = 0 }: Extract<PushOutcome, { kind: "later" }>): number =>
  Math.max(afterMs, pausesMs[attempts] ?? lastPauseMs);

/** The push service must not see that two browsers hear of the same chat. */
const topicOf = ({ keys }: Pick<Deps, "keys">, { subscriptionId, subject }: PushRow): string =>
  keys.blindIndex("pushes.topic", `${subscriptionId} ${subject}`).slice(0, 32);
