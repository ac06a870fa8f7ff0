import { checkTending } from "./check-tending.ts";
import type { Deps, Tending } from "./webhooks.deps.ts";
import { webhookNotFound } from "./webhooks.errors.ts";
import { findOutgoing, queueDeliveries } from "./webhooks.store.ts";

/** Queues an event that says nothing. */
export async function testOutgoing(
  deps: Pick<Deps, "conversations" | "db" | "newId" | "now">,
  tending: Pick<Tending, "conversationId" | "actorId">,
  webhookId: string,
): Promise<void> {
  const { db, newId, now } = deps;
  await checkTending(deps, tending);
  await db.transaction(async (tx) => {
    const webhook = await findOutgoing(tx, webhookId);
    if (webhook?.conversationId !== tending.conversationId) throw webhookNotFound();
    const at = now();
    await queueDeliveries(tx, [
      { id: newId(), webhookId, event: "webhook.test", happenedAt: at, state: "waiting", nextAttemptAt: at },
    ]);
  });
}
