import { z } from "zod";
import { type ExportPart, unlessRefused } from "../../platform/exporting/export-part.ts";
import { listConversations } from "../../protocol/conversations.ts";
import { id } from "../../protocol/primitives.ts";
import { incomingWebhook, listWebhooks, outgoingWebhook } from "../../protocol/webhooks.ts";

/** Those that the person made, of bubbles that they still tend; addresses that are secrets are not told again. */
const webhooks: ExportPart = {
  name: "webhooks",
  tables: ["incoming_webhooks", "outgoing_webhooks"],
  schema: () =>
    z.object({
      webhooks: z.array(
        z.object({ conversationId: id, incoming: z.array(incomingWebhook), outgoing: z.array(outgoingWebhook) }),
      ),
    }),
  async read(ask, accountId) {
    const { conversations } = await ask(listConversations);
    const found = [];
    for (const { id: conversationId, kind } of conversations) {
      if (kind !== "bubble") continue;
      const made = await ask(listWebhooks, { params: { conversationId } }).catch(unlessRefused);
      const incoming = made?.incoming.filter(({ createdBy }) => createdBy === accountId) ?? [];
      const outgoing = made?.outgoing.filter(({ createdBy }) => createdBy === accountId) ?? [];
      if (incoming.length + outgoing.length > 0) found.push({ conversationId, incoming, outgoing });
    }
    return { webhooks: found };
  },
};

export const webhooksExport = [webhooks];
