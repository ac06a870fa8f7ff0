import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { encryptedText, timestamp } from "../../platform/storage/columns.ts";
import type { WebhookDelivery, WebhookEvent } from "../../protocol/webhooks.ts";
import { conversations } from "../conversations/conversations.tables.ts";

const conversationId = () =>
  text("conversation_id")
    .notNull()
    .references(() => conversations.id, { onDelete: "cascade" });

/** By which programs write into bubbles. Names are sealed with the bubble's `label:<id>`. */
export const incomingWebhooks = sqliteTable(
  "incoming_webhooks",
  {
    /** The sender of its messages. */
    id: text("id").primaryKey(),
    conversationId: conversationId(),
    name: encryptedText("name").notNull(),
    /** SHA-256; null: removed. The name stays for what was written. */
    tokenHash: text("token_hash"),
    createdBy: text("created_by").notNull(),
    createdAt: timestamp("created_at").notNull(),
    lastUsedAt: timestamp("last_used_at"),
  },
  (t) => [
    uniqueIndex("incoming_webhooks_token").on(t.tokenHash),
    index("incoming_webhooks_conversation").on(t.conversationId),
  ],
);

/** By which bubbles tell programs what happens. Name, address and secret are sealed with the bubble's `label:<id>`. */
export const outgoingWebhooks = sqliteTable(
  "outgoing_webhooks",
  {
    id: text("id").primaryKey(),
    conversationId: conversationId(),
    name: encryptedText("name").notNull(),
    url: encryptedText("url").notNull(),
    secret: encryptedText("secret").notNull(),
    events: text("events", { mode: "json" }).$type<WebhookEvent[]>().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: timestamp("created_at").notNull(),
    goneAt: timestamp("gone_at"),
  },
  (t) => [index("outgoing_webhooks_conversation").on(t.conversationId)],
);

/** Events on their way, and how the newest of them went. Ids alone: what they say is read when they are sent. */
export const webhookDeliveries = sqliteTable(
  "webhook_deliveries",
  {
    id: text("id").primaryKey(),
    webhookId: text("webhook_id")
      .notNull()
      .references(() => outgoingWebhooks.id, { onDelete: "cascade" }),
    event: text("event").$type<WebhookDelivery["event"]>().notNull(),
    /** The fact's cursor: told again after a crash, it is queued once. A test has none. */
    cursor: integer("cursor"),
    /** The message or the member. */
    subjectId: text("subject_id"),
    happenedAt: timestamp("happened_at").notNull(),
    state: text("state").$type<WebhookDelivery["state"]>().notNull(),
    attempts: integer("attempts").notNull().default(0),
    status: integer("status"),
    attemptedAt: timestamp("attempted_at"),
    /** Of one that waits. */
    nextAttemptAt: timestamp("next_attempt_at"),
  },
  (t) => [
    uniqueIndex("webhook_deliveries_fact").on(t.webhookId, t.cursor),
    index("webhook_deliveries_due").on(t.nextAttemptAt),
  ],
);
