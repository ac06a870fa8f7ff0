import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** What of a conversation counts as missed: everything, what names one, or nothing. */
export const notifyLevel = z.enum(["all", "mentions", "none"]);
export type NotifyLevel = z.infer<typeof notifyLevel>;

/** Stands for "until it is taken back". */
export const mutedForever = 8_640_000_000_000_000;

const minuteOfDay = z.number().int().min(0).max(1_439);

/** When nothing rings, shows or counts, in the person's own time. */
export const quietHours = z.strictObject({
  isOn: z.boolean(),
  /** From this minute of the day to that one; past midnight when the end is not after the beginning. */
  fromMinute: minuteOfDay,
  untilMinute: minuteOfDay,
  /** On which days they begin; Monday is 1. */
  days: z.array(z.number().int().min(1).max(7)).max(7),
});
export type QuietHours = z.infer<typeof quietHours>;

/** What somebody wants to be told while they are away, on all of their devices. */
export const notificationSettings = z.strictObject({
  quietHours,
  /** Used where the profile names no time zone: the browser's. */
  timeZone: z.string().max(64).nullable(),
  /** Whether a push carries the sender's name and words, encrypted for the browser; without, only that something is new. */
  pushShowsContent: z.boolean(),
  /** One mail for all that has waited unread for some hours: never, as soon as something has, or at most once a day. */
  digest: z.enum(["off", "afterHours", "daily"]),
  /** Whether that mail names the chats. */
  digestNamesChats: z.boolean(),
});
export type NotificationSettings = z.infer<typeof notificationSettings>;

/** What is so until somebody changes it. */
export const standardSettings: NotificationSettings = {
  quietHours: { isOn: false, fromMinute: 20 * 60, untilMinute: 7 * 60, days: [1, 2, 3, 4, 5, 6, 7] },
  timeZone: null,
  pushShowsContent: false,
  digest: "off",
  digestNamesChats: false,
};
/** How long something waits unread before there is a mail about it. */
export const digestAfterMs = 4 * 3_600_000;

/** A browser that is told by push while it is closed. */
export const pushDevice = z.object({
  id,
  /** As the browser named itself at the sign-in of its session. */
  device: z.string(),
  isCurrent: z.boolean(),
  since: timestamp,
});
export type PushDevice = z.infer<typeof pushDevice>;

export const notificationState = z.object({
  settings: notificationSettings,
  /** What quiet hours are reckoned in: the profile's time zone, else the one above, else UTC. */
  timeZone: z.string(),
  push: z.object({
    /** False: the operator has named no push service. */
    isOffered: z.boolean(),
    /** What browsers subscribe with; null while it is not offered. */
    publicKey: z.string().nullable(),
    devices: z.array(pushDevice),
  }),
});
export type NotificationState = z.infer<typeof notificationState>;

/**
 * What a push says, once the browser has opened it. Without `title` and `body` it says only what kind of thing is new.
 * `tag` holds one notification's place: a newer one of the same chat takes it.
 */
export const pushMessage = z.object({
  kind: z.enum([
    "message",
    "mention",
    "urgent",
    /** One that was missed. */
    "call",
    /** One that rings now. */
    "ring",
    "invitation",
    "file",
    /** Nothing is new: what stands in the place of `tag` was seen or is over, and goes. */
    "gone",
  ]),
  conversationId: id.nullable(),
  tag: z.string(),
  /** What it is about: the same one shown twice is one. */
  ref: z.string(),
  /** What waits unread in all, for the app's badge. */
  unread: z.number().int().nonnegative(),
  language: z.enum(["en", "de", "fr"]),
  at: timestamp,
  title: z.string().optional(),
  body: z.string().optional(),
});
export type PushMessage = z.infer<typeof pushMessage>;

export const notificationCommands = [
  /** Whether somebody is looking at this device at this moment and used it a short while ago; after each welcome and change. */
  z.strictObject({ type: z.literal("notifications.attention"), isAttended: z.boolean() }),
] as const;

export const notificationEvents = [
  /** Whether the person is at another of their devices: then this one makes no sound. */
  z.object({ type: z.literal("notifications.elsewhere"), isAttended: z.boolean() }),
] as const;

export const getNotifications = endpoint({
  operation: "getNotifications",
  method: "GET",
  path: "/api/notifications",
  summary: "What one wants to be told while away, and which browsers are told by push",
  access: "account",
  limit: "read",
  response: () => notificationState,
  failures: [],
});

export const changeNotifications = endpoint({
  operation: "changeNotifications",
  method: "PUT",
  path: "/api/notifications",
  summary: "Change quiet hours, the privacy of push, the mail digest",
  access: "account",
  limit: "write",
  body: () => notificationSettings,
  response: () => notificationState,
  failures: ["notifications.time_zone_unknown"],
});

export const setNotifyLevel = endpoint({
  operation: "setNotifyLevel",
  method: "PUT",
  path: "/api/conversations/:conversationId/notifications",
  summary:
    "Decide what of a chat or bubble counts as missed, and until when it is muted; null stands for the standard, for not muted",
  access: "account",
  limit: "write",
  params: () => z.object({ conversationId: id }),
  body: () => z.strictObject({ level: notifyLevel.nullable(), mutedUntil: timestamp.nullable() }),
  failures: ["conversation.not_found"],
});

const key = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9_-]+$/, "must be base64url");

export const subscribeToPush = endpoint({
  operation: "subscribeToPush",
  method: "POST",
  path: "/api/push-subscriptions",
  summary: "Have this browser told by push, as its subscription says; it ends with the session",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ endpoint: z.url({ protocol: /^https?$/ }).max(2_000), p256dh: key, auth: key }),
  response: () => notificationState,
  failures: ["notifications.push_not_offered", "notifications.subscription_invalid"],
});

export const unsubscribeFromPush = endpoint({
  operation: "unsubscribeFromPush",
  method: "DELETE",
  path: "/api/push-subscriptions/:subscriptionId",
  summary: "Stop telling one of one's browsers by push",
  access: "account",
  limit: "write",
  params: () => z.object({ subscriptionId: id }),
  response: () => notificationState,
  failures: ["notifications.subscription_not_found"],
});
