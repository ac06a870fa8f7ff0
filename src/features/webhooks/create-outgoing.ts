import type { InputOf } from "../../protocol/endpoint.ts";
import type { createOutgoingWebhook, OutgoingWebhook } from "../../protocol/webhooks.ts";
import { checkTending } from "./check-tending.ts";
import { bubbleKey, presentOutgoing, sealOutgoing } from "./seal-webhook.ts";
import { newSecret } from "./sign-delivery.ts";
import type { Deps, Tending } from "./webhooks.deps.ts";
import { addressNotAllowed, tooMany } from "./webhooks.errors.ts";
import { mostWebhooks } from "./webhooks.policy.ts";
import { insertOutgoing, outgoingOf } from "./webhooks.store.ts";

type Wish = InputOf<typeof createOutgoingWebhook>["body"];

/** Members read in the chat that from now on its messages leave. @returns the webhook and its secret, which is told this once */
export async function createOutgoing(
  deps: Pick<Deps, "audit" | "conversations" | "db" | "keys" | "newId" | "now" | "outbound" | "plans">,
  tending: Tending,
  { name, url, events }: Wish,
): Promise<{ webhook: OutgoingWebhook; secret: string }> {
  const { audit, conversations, db, keys, newId, now, outbound, plans } = deps;
  const { conversationId, actorId, companyId } = tending;
  await checkTending(deps, tending);
  await plans.require(actorId, "bubbles");
  const { host, username, password } = new URL(url);
  if (!outbound.permits("webhooks", new URL(url)) || username !== "" || password !== "") throw addressNotAllowed();
  const key = await bubbleKey(keys, conversationId);
  const [id, secret] = [newId(), newSecret()];
  const row = {
    ...{ id, conversationId, events, createdBy: actorId, createdAt: now(), goneAt: null },
    ...sealOutgoing(key, id, { name, url, secret }),
  };
  if ((await outgoingOf(db.reader, conversationId)).length >= mostWebhooks) throw tooMany();
  // First: should the program stop in between, members were told of what did not begin, and not the other way round.
  const notice = { kind: "notice", notice: "tellsOutside", subjectId: null, detail: host } as const;
  await conversations.appendEntry({ id: newId(), conversationId, senderId: actorId, content: notice });
  await db.transaction(async (tx) => {
    if ((await outgoingOf(tx, conversationId)).length >= mostWebhooks) throw tooMany();
    await insertOutgoing(tx, row);
    const act = { act: "webhooks.outgoing_created", actorId, companyId, subjectId: conversationId };
    await audit.record(tx, { ...act, detail: { host } });
  });
  return { webhook: presentOutgoing(key, row, true), secret };
}
