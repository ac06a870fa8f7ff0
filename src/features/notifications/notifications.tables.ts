import { foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { blindIndex, encryptedJson, timestamp } from "../../platform/storage/columns.ts";
import type { NotificationSettings, NotifyLevel, PushMessage } from "../../protocol/notifications.ts";
import { accounts, sessions } from "../accounts/accounts.tables.ts";
import { conversationMembers, conversations } from "../conversations/conversations.tables.ts";

/** What people want to be told while they are away; no row while all is as it is by standard. */
export const notificationSettings = sqliteTable(
  "notification_settings",
  {
    accountId: text("account_id")
      .primaryKey()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** Quiet hours, time zone, privacy of push, digest; sealed with `person:<id>`. */
    settings: encryptedJson<NotificationSettings>("settings").notNull(),
    /** Whether they want the mail digest: those are looked at every hour. */
    wantsDigest: integer("wants_digest", { mode: "boolean" }).notNull(),
    digestSentAt: timestamp("digest_sent_at"),
  },
  (t) => [index("notification_settings_digest").on(t.wantsDigest)],
);

/** What of one conversation somebody wants to hear, where it is not the standard. Goes with their membership, and with them. */
export const notifyWishes = sqliteTable(
  "notify_wishes",
  {
    conversationId: text("conversation_id").notNull(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    level: text("level").$type<NotifyLevel>(),
    mutedUntil: timestamp("muted_until"),
  },
  (t) => [
    primaryKey({ columns: [t.conversationId, t.accountId] }),
    foreignKey({
      columns: [t.conversationId, t.accountId],
      foreignColumns: [conversationMembers.conversationId, conversationMembers.accountId],
    }).onDelete("cascade"),
    index("notify_wishes_account").on(t.accountId),
  ],
);

/** Where one browser is reached: the address at its push service, and what it opens messages with. */
export interface PushAddress {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** Browsers that are told by push. Each goes with the session in which it subscribed. */
export const pushSubscriptions = sqliteTable(
  "push_subscriptions",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    sessionId: text("session_id")
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    /** Sealed with `person:<id>`. */
    address: encryptedJson<PushAddress>("address").notNull(),
    /** Of the endpoint: one browser is one subscription, whoever is signed in there. */
    endpointIndex: blindIndex("endpoint_index").notNull(),
    createdAt: timestamp("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("push_subscriptions_endpoint").on(t.endpointIndex),
    index("push_subscriptions_account").on(t.accountId),
    index("push_subscriptions_session").on(t.sessionId),
  ],
);

/**
 * Pushes on their way out, and the last that each browser got of each chat: what was sent is not sent again. Ids alone: what a
 * push says is read when it is sent, by what its reader may see then.
 */
export const pushes = sqliteTable(
  "pushes",
  {
    subscriptionId: text("subscription_id")
      .notNull()
      .references(() => pushSubscriptions.id, { onDelete: "cascade" }),
    /** A chat's id, `ring` with it, or `invitations`: of several that wait only the newest is sent. */
    subject: text("subject").notNull(),
    accountId: text("account_id").notNull(),
    conversationId: text("conversation_id").references(() => conversations.id, { onDelete: "cascade" }),
    kind: text("kind").$type<PushMessage["kind"]>().notNull(),
    /** The message or the invitation. */
    refId: text("ref_id").notNull(),
    /** Grows with each new thing of this subject: a message's position, an invitation's time. */
    position: integer("position").notNull(),
    /** `dropped`: not sent, since there was no need any more. */
    state: text("state").$type<"waiting" | "sent" | "dropped">().notNull(),
    /** The person was at a device when it came: sent only when they have gone without having seen it. */
    waitsForAbsence: integer("waits_for_absence", { mode: "boolean" }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    happenedAt: timestamp("happened_at").notNull(),
    dueAt: timestamp("due_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriptionId, t.subject] }),
    index("pushes_due").on(t.state, t.dueAt),
    index("pushes_conversation").on(t.conversationId),
  ],
);
