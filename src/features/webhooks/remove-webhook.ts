import { checkTending } from "./check-tending.ts";
import { bubbleKey, openUrl } from "./seal-webhook.ts";
import type { Deps, Tending } from "./webhooks.deps.ts";
import { webhookNotFound } from "./webhooks.errors.ts";
import { endWebhook, findOutgoing } from "./webhooks.store.ts";

/** Ends one of either kind: nothing more comes in or goes out by it, what waits to go out among it. */
export async function removeWebhook(
  deps: Pick<Deps, "audit" | "conversations" | "db" | "keys" | "newId">,
  tending: Tending,
  webhookId: string,
): Promise<void> {
  const { audit, conversations, db, keys, newId } = deps;
  const { conversationId, actorId, companyId } = tending;
  await checkTending(deps, tending);
  const outgoing = await findOutgoing(db.reader, webhookId);
  const direction = await db.transaction(async (tx) => {
    const ended = await endWebhook(tx, conversationId, webhookId);
    if (!ended) throw webhookNotFound();
    const act = ended === "in" ? "webhooks.incoming_removed" : "webhooks.outgoing_removed";
    await audit.record(tx, { act, actorId, companyId, subjectId: conversationId });
    return ended;
  });
  if (direction === "in" || !outgoing) return;
  const { host } = new URL(openUrl(await bubbleKey(keys, conversationId), outgoing));
  const notice = { kind: "notice", notice: "tellsOutsideNoMore", subjectId: null, detail: host } as const;
  await conversations.appendEntry({ id: newId(), conversationId, senderId: actorId, content: notice });
}
