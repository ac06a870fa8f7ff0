import { hashToken, newToken } from "../../platform/crypto/tokens.ts";
import type { IncomingWebhook } from "../../protocol/webhooks.ts";
import { checkTending } from "./check-tending.ts";
import { bubbleKey, presentIncoming, sealIncomingName } from "./seal-webhook.ts";
import type { Deps, Tending } from "./webhooks.deps.ts";
import { tooMany } from "./webhooks.errors.ts";
import { mostWebhooks } from "./webhooks.policy.ts";
import { incomingOf, insertIncoming } from "./webhooks.store.ts";

/** @returns the webhook and its address, which is told this once */
export async function createIncoming(
  deps: Pick<Deps, "audit" | "config" | "conversations" | "db" | "keys" | "newId" | "now" | "plans">,
  tending: Tending,
  name: string,
): Promise<{ webhook: IncomingWebhook; url: string }> {
  const { audit, config, db, keys, newId, now, plans } = deps;
  const { conversationId, actorId, companyId } = tending;
  await checkTending(deps, tending);
  await plans.require(actorId, "bubbles");
  const key = await bubbleKey(keys, conversationId);
  const [id, token] = [newId(), newToken()];
  const row = {
    ...{ id, conversationId, createdBy: actorId, createdAt: now(), lastUsedAt: null },
    name: sealIncomingName(key, id, name),
    tokenHash: hashToken(token),
  };
  await db.transaction(async (tx) => {
    if ((await incomingOf(tx, conversationId)).length >= mostWebhooks) throw tooMany();
    await insertIncoming(tx, row);
    await audit.record(tx, { act: "webhooks.incoming_created", actorId, companyId, subjectId: conversationId });
  });
  const url = `${new URL(config.server.public_url).origin}/api/webhooks/${token}`;
  return { webhook: presentIncoming(key, row), url };
}
