import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** What somebody chose by hand; it stays until they choose again. `automatic`: presence follows what they do. */
export const presenceChoice = z.enum(["automatic", "online", "away", "dnd", "invisible"]);
export type PresenceChoice = z.infer<typeof presenceChoice>;

/** What keeps somebody busy: a call, a call or conference with pictures, showing their screen. */
export const busyKind = z.enum(["phone", "video", "sharing"]);
export type BusyKind = z.infer<typeof busyKind>;

export const presenceState = z.enum(["online", "away", "busy", "dnd", "offline"]);
export type PresenceState = z.infer<typeof presenceState>;

/** A few words, with a picture or without, that go by themselves when their time is over. */
export const statusText = z.object({
  text: z.string().trim().max(120),
  emoji: z.string().max(16).nullable(),
  /** null: until it is taken away. */
  until: timestamp.nullable(),
});
export type StatusText = z.infer<typeof statusText>;

/**
 * What one person sees of another's presence. Of whoever they may not see, of nobody, and of whoever is offline or invisible
 * the answer is the same: offline.
 */
export const presence = z.object({
  accountId: id,
  state: presenceState,
  /** Why, when busy; beside a state that was chosen by hand it says so too. */
  busy: busyKind.nullable(),
  /** Only reached on a phone or tablet. */
  isMobile: z.boolean(),
  status: statusText.nullable(),
  /** Only of somebody offline who, like their company, lets it be seen. */
  lastSeenAt: timestamp.nullable(),
});
export type Presence = z.infer<typeof presence>;

/** Somebody's own presence, the same on all of their devices. */
export const ownPresence = z.object({
  choice: presenceChoice,
  /** As others see it; `invisible` while they see nothing. */
  state: z.enum([...presenceState.options, "invisible"]),
  busy: busyKind.nullable(),
  status: statusText.nullable(),
  showsLastSeen: z.boolean(),
  /** False: the company lets nobody see it, whatever its people choose. */
  companyAllowsLastSeen: z.boolean(),
});
export type OwnPresence = z.infer<typeof ownPresence>;

/** How many people one device can follow at once. */
export const maxWatched = 500;
/** A status text may last this long. */
export const maxStatusMs = 366 * 24 * 3_600_000;

export const presenceCommands = [
  /** Sent when somebody begins or ceases to do something on this device, and after each welcome; never in between. */
  z.strictObject({
    type: z.literal("presence.activity"),
    isActive: z.boolean(),
    /** For how long nothing had been done when this was sent. */
    idleForSec: z.number().int().min(0).max(86_400),
    isHandheld: z.boolean(),
  }),
  /** The people this device shows now, in place of those before; the state of the new ones is answered. */
  z.strictObject({ type: z.literal("presence.watch"), accountIds: z.array(id).max(maxWatched) }),
] as const;

export const presenceEvents = [
  /** Gathered over a moment; of people this device watches. */
  z.object({ type: z.literal("presence.changed"), presences: z.array(presence) }),
  /** One's own, on every device: after the welcome and when it changes. */
  z.object({ type: z.literal("presence.own"), own: ownPresence }),
] as const;

export const getOwnPresence = endpoint({
  operation: "getOwnPresence",
  method: "GET",
  path: "/api/presence",
  summary: "One's own presence and what was chosen",
  access: "account",
  limit: "read",
  response: () => ownPresence,
  failures: [],
  overSocket: true,
});

export const choosePresence = endpoint({
  operation: "choosePresence",
  method: "PUT",
  path: "/api/presence/choice",
  summary: "Choose a presence by hand, on all devices until it is changed; `automatic` follows what one does",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ choice: presenceChoice }),
  response: () => ownPresence,
  failures: ["plans.switched_off"],
  overSocket: true,
});

export const setStatusText = endpoint({
  operation: "setStatusText",
  method: "PUT",
  path: "/api/presence/status",
  summary: "Put a few words beneath one's name, with an end if wanted; null takes them away",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ status: z.strictObject(statusText.shape).nullable() }),
  response: () => ownPresence,
  failures: ["presence.status_empty", "presence.status_end"],
  overSocket: true,
});

export const showLastSeen = endpoint({
  operation: "showLastSeen",
  method: "PUT",
  path: "/api/presence/last-seen",
  summary: "Let those who see one's presence see when one was here last, or not",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ showsLastSeen: z.boolean() }),
  response: () => ownPresence,
  failures: [],
  overSocket: true,
});

export const companyPresence = z.object({
  /** May members let others see when they were here last? Each still decides for themselves. */
  allowsLastSeen: z.boolean(),
});

export const getCompanyPresence = endpoint({
  operation: "getCompanyPresence",
  method: "GET",
  path: "/api/company/presence",
  summary: "What the company allows its members to show of their presence",
  access: "administrator",
  limit: "read",
  response: () => companyPresence,
  failures: [],
});

export const setCompanyPresence = endpoint({
  operation: "setCompanyPresence",
  method: "PUT",
  path: "/api/company/presence",
  summary: "Change what the company allows its members to show of their presence",
  access: "administrator",
  limit: "write",
  body: () => z.strictObject(companyPresence.shape),
  response: () => companyPresence,
  failures: [],
});
