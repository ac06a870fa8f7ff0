import type { Caller, Host } from "../../platform/platform.ts";
import * as api from "../../protocol/webhooks.ts";
import { createIncoming } from "./create-incoming.ts";
import { createOutgoing } from "./create-outgoing.ts";
import { listDeliveries, listWebhooks } from "./list-webhooks.ts";
import { postMessage } from "./post-message.ts";
import type { Telling } from "./queue-deliveries.ts";
import { removeWebhook } from "./remove-webhook.ts";
import { testOutgoing } from "./test-outgoing.ts";
import type { Deps, Tending } from "./webhooks.deps.ts";

const tending = ({ accountId, companyId }: Caller, { conversationId }: { conversationId: string }): Tending => ({
  ...{ conversationId, actorId: accountId, companyId },
});

export function routeWebhooks(host: Host, deps: Deps, telling: Telling, wake: () => void): void {
  host.route(api.listWebhooks, ({ caller, params }) => listWebhooks(deps, tending(caller, params)));

  host.route(api.createIncomingWebhook, ({ caller, params, body }) =>
    createIncoming(deps, tending(caller, params), body.name),
  );

  host.route(api.createOutgoingWebhook, async ({ caller, params, body }) => {
    const created = await createOutgoing(deps, tending(caller, params), body);
    await telling.add(params.conversationId);
    return created;
  });

  host.route(api.removeWebhook, async ({ caller, params }) => {
    await removeWebhook(deps, tending(caller, params), params.webhookId);
    return undefined;
  });

  host.route(api.testWebhook, async ({ caller, params }) => {
    await testOutgoing(deps, tending(caller, params), params.webhookId);
    wake();
    return undefined;
  });

  host.route(api.listDeliveries, async ({ caller, params }) => ({
    deliveries: await listDeliveries(deps, tending(caller, params), params.webhookId),
  }));

  host.route(api.postToWebhook, async ({ params, body }) => ({
    messageId: await postMessage(deps, { ...params, ...body }),
  }));
}
