import { isReceiver } from "../../platform/webpush/encrypt.ts";
import type { Deps } from "./notifications.deps.ts";
import { pushNotOffered, subscriptionInvalid, subscriptionNotFound } from "./notifications.errors.ts";
import type { PushAddress } from "./notifications.tables.ts";
import type { Subscribers } from "./subscribers.ts";
import {
  deleteReplaced,
  deleteSubscription,
  findByEndpoint,
  insertSubscription,
  openAddress,
} from "./subscriptions.store.ts";

type SubscriptionDeps = Pick<Deps, "db" | "doors" | "facts" | "keys" | "newId" | "now"> & {
  readonly subscribers: Subscribers;
};

/**
 * From now on this session's browser is told by push. Said again, as each page does on its start, it changes nothing; a browser in
 * which somebody else signed in is theirs from then on.
 */
export async function subscribeToPush(
  { db, doors, facts, keys, newId, now, subscribers }: SubscriptionDeps,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  address: PushAddress,
): Promise<void> {
  if (!doors.webPush.permits(address.endpoint)) throw pushNotOffered();
  if (!isReceiver(address)) throw subscriptionInvalid();
  const key = await keys.get(`person:${accountId}`);
  const endpointIndex = keys.blindIndex("push_subscriptions.endpoint", address.endpoint);
  const before = await findByEndpoint(db.reader, endpointIndex);
  const isSame = before?.accountId === accountId && before.sessionId === sessionId;
  if (before && isSame && Bun.deepEquals(openAddress(key, before), address)) return;
  const others = await db.transaction(async (tx) => {
    const replaced = await deleteReplaced(tx, endpointIndex, sessionId);
    const row = { id: newId(), accountId, sessionId, address, endpointIndex, createdAt: now() };
    await insertSubscription(tx, key, row);
    await facts.record(tx, "notifications.changed", { accountId }, { scope: `account:${accountId}` });
    return replaced;
  });
  for (const id of new Set([accountId, ...others])) await subscribers.changed(id);
}

/** One of the person's browsers is not told any more. */
export async function unsubscribeFromPush(
  { db, facts, subscribers }: SubscriptionDeps,
  accountId: string,
  subscriptionId: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await deleteSubscription(tx, accountId, subscriptionId))) throw subscriptionNotFound();
    await facts.record(tx, "notifications.changed", { accountId }, { scope: `account:${accountId}` });
  });
  await subscribers.changed(accountId);
}
