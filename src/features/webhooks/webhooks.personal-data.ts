import { hashed, sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { incomingWebhooks, outgoingWebhooks, webhookDeliveries } from "./webhooks.tables.ts";

const shared = {
  ...({ whose: "members", purpose: "programs", seenBy: ["members"], erased: "shared", restricted: "shown" } as const),
  ...({ kept: { with: { conversationId: "conversation" }, by: "members" }, key: "label:conversationId" } as const),
};

export const webhooksData: PersonalData = {
  tables: [
    declare(incomingWebhooks, {
      ...shared,
      columns: {
        id: "id",
        conversationId: "id",
        name: sealed("content"),
        tokenHash: hashed(),
        createdBy: "relation",
        createdAt: "time",
        lastUsedAt: "time",
      },
    }),
    declare(outgoingWebhooks, {
      ...shared,
      columns: {
        id: "id",
        conversationId: "id",
        name: sealed("content"),
        url: sealed("content"),
        secret: sealed("credential", { exported: "secret" }),
        events: "setting",
        createdBy: "relation",
        createdAt: "time",
        goneAt: "time",
      },
    }),
    declare(webhookDeliveries, {
      ...{ ...shared, key: "label:*", exported: "technical", kept: { days: 7, after: "happenedAt" } },
      columns: {
        id: "id",
        webhookId: "relation",
        event: "state",
        cursor: "technical",
        subjectId: "relation",
        happenedAt: "time",
        state: "state",
        attempts: "technical",
        status: "state",
        attemptedAt: "time",
        nextAttemptAt: "time",
      },
    }),
  ],
};
