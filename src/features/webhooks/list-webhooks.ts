import type { OutputOf } from "../../protocol/endpoint.ts";
import type { listWebhooks as contract, WebhookDelivery } from "../../protocol/webhooks.ts";
import { checkTending } from "./check-tending.ts";
import { bubbleKey, presentIncoming, presentOutgoing } from "./seal-webhook.ts";
import type { Deps, Tending } from "./webhooks.deps.ts";
import { bubbleNotFound, webhookNotFound } from "./webhooks.errors.ts";
import { mayConnect } from "./webhooks.policy.ts";
import { deliveriesOf, findOutgoing, incomingOf, outgoingOf } from "./webhooks.store.ts";

/** Every member sees with which programs a bubble is connected; addresses only those who tend it. */
export async function listWebhooks(
  { conversations, db, keys, outbound }: Pick<Deps, "conversations" | "db" | "keys" | "outbound">,
  { conversationId, actorId }: Pick<Tending, "conversationId" | "actorId">,
): Promise<OutputOf<typeof contract>> {
  const role = await conversations.roleIn(conversationId, actorId);
  if (role === undefined) throw bubbleNotFound();
  const mayChange = mayConnect(role);
  const key = await bubbleKey(keys, conversationId);
  return {
    incoming: (await incomingOf(db.reader, conversationId)).map((row) => presentIncoming(key, row)),
    outgoing: (await outgoingOf(db.reader, conversationId)).map((row) => presentOutgoing(key, row, mayChange)),
    mayChange,
    sendingPossible: outbound.permitsAny("webhooks"),
  };
}

const shown = 50;

export async function listDeliveries(
  deps: Pick<Deps, "conversations" | "db">,
  tending: Pick<Tending, "conversationId" | "actorId">,
  webhookId: string,
): Promise<WebhookDelivery[]> {
  await checkTending(deps, tending);
  const webhook = await findOutgoing(deps.db.reader, webhookId);
  if (webhook?.conversationId !== tending.conversationId) throw webhookNotFound();
  return (await deliveriesOf(deps.db.reader, webhookId, shown)).map(
    ({ webhookId: _, cursor: __, subjectId: ___, happenedAt, ...delivery }) => ({ ...delivery, createdAt: happenedAt }),
  );
}
