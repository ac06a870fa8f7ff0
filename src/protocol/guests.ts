import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { switchName } from "./plans.ts";
import { id, timestamp } from "./primitives.ts";

/** Of the link; never stored as it is. */
const token = z.string().min(20).max(200);
/** All that a guest says of themselves. */
const guestName = z.string().trim().min(1).max(60);

/** What a link lets in, and how. */
const linkRules = {
  /** How often it can be used until it is used up; null: as often as one likes. */
  maxUses: z.number().int().min(1).max(1000).nullable(),
  /** How many guests may be in the bubble at a time; null: as many as the bubble has room for. */
  maxGuests: z.number().int().min(1).max(100).nullable(),
  /** True: a guest waits until the organiser or a moderator lets them in. */
  hasWaitingRoom: z.boolean(),
};

export const guestLink = z.object({
  /** With its secret, for whoever may pass it on. */
  url: z.string(),
  createdAt: timestamp,
  expiresAt: timestamp.nullable(),
  uses: z.number().int().nonnegative(),
  ...linkRules,
});
export type GuestLink = z.infer<typeof guestLink>;

export const guest = z.object({
  id,
  name: z.string(),
  createdAt: timestamp,
  /** When their visit is over by itself and everything of them is deleted, what they shared excepted. */
  endsAt: timestamp,
});
export type Guest = z.infer<typeof guest>;

export const guestAccess = z.object({
  link: guestLink.nullable(),
  /** Those who wait for an answer, the longest first. */
  waiting: z.array(guest),
  inside: z.array(guest),
});
export type GuestAccess = z.infer<typeof guestAccess>;

const bubbleParams = z.object({ conversationId: id });

export const getGuestAccess = endpoint({
  operation: "getGuestAccess",
  method: "GET",
  path: "/api/conversations/:conversationId/guests",
  summary: "A bubble's guest link, who waits and who is in; for its organiser and moderators",
  access: "account",
  limit: "read",
  params: () => bubbleParams,
  response: () => guestAccess,
  failures: ["conversation.not_found", "conversation.not_allowed"],
});

export const openGuestLink = endpoint({
  operation: "openGuestLink",
  method: "PUT",
  path: "/api/conversations/:conversationId/guest-link",
  summary: "Make a link that lets guests into a bubble; the one before stops working at once",
  access: "account",
  limit: "write",
  params: () => bubbleParams,
  body: () =>
    z.strictObject({
      /** How long it works; null: until it is closed. */
      validHours: z
        .number()
        .int()
        .min(1)
        .max(24 * 365)
        .nullable(),
      ...linkRules,
    }),
  response: () => guestAccess,
  failures: ["conversation.not_found", "conversation.not_allowed", "plans.switched_off"],
});

export const closeGuestLink = endpoint({
  operation: "closeGuestLink",
  method: "DELETE",
  path: "/api/conversations/:conversationId/guest-link",
  summary: "Close a bubble's guest link; whoever waits is turned away, and guests inside stay or go, as is said",
  access: "account",
  limit: "write",
  params: () => bubbleParams,
  query: () => z.object({ guests: z.enum(["stay", "go"]).default("stay") }),
  response: () => guestAccess,
  failures: ["conversation.not_found", "conversation.not_allowed"],
});

export const decideGuest = endpoint({
  operation: "decideGuest",
  method: "POST",
  path: "/api/conversations/:conversationId/guests/:guestId",
  summary: "Let somebody who waits in, or turn them away",
  access: "account",
  limit: "write",
  params: () => z.object({ conversationId: id, guestId: id }),
  body: () => z.strictObject({ decision: z.enum(["admit", "refuse"]) }),
  response: () => guestAccess,
  failures: [
    "conversation.not_found",
    "conversation.not_allowed",
    "conversation.archived",
    "conversation.bubble_full",
    "guests.not_waiting",
    "guests.full",
  ],
});

export const readGuestLink = endpoint({
  operation: "readGuestLink",
  method: "POST",
  path: "/api/guest-links/read",
  summary: "Where a guest link leads",
  access: "anyone",
  limit: "read",
  body: () => z.strictObject({ token }),
  response: () =>
    z.object({
      bubbleName: z.string(),
      hasWaitingRoom: z.boolean(),
      /** Who answers for this instance; empty where the operator has not said so. */
      operatorName: z.string(),
    }),
  failures: ["guests.link_invalid", "guests.archived", "guests.full"],
});

/** Somebody's own visit. */
export const ownGuest = z.object({
  ...guest.shape,
  bubbleName: z.string(),
  /** The bubble that they are in; null while they wait to be let in. */
  conversationId: id.nullable(),
  /** The functions that their host lets them use. */
  functions: z.array(switchName),
});
export type OwnGuest = z.infer<typeof ownGuest>;

export const joinAsGuest = endpoint({
  operation: "joinAsGuest",
  method: "POST",
  path: "/api/guests",
  summary: "Come in by a guest link, with a name and nothing else; a visit elsewhere ends with it",
  access: "anyone",
  admitsGuests: true,
  limit: "signIn",
  body: () => z.strictObject({ token, name: guestName }),
  response: () => ownGuest,
  failures: [
    "guests.link_invalid",
    "guests.archived",
    "guests.full",
    "guests.has_account",
    "conversation.archived",
    "conversation.bubble_full",
  ],
});

export const getOwnGuest = endpoint({
  operation: "getOwnGuest",
  method: "GET",
  path: "/api/guests/me",
  summary: "One's own visit as a guest",
  access: "account",
  admitsGuests: true,
  limit: "read",
  response: () => ownGuest,
  failures: [],
});

export const leaveAsGuest = endpoint({
  operation: "leaveAsGuest",
  method: "DELETE",
  path: "/api/guests/me",
  summary: "End one's own visit: everything of oneself is deleted at once, what one shared excepted",
  access: "account",
  admitsGuests: true,
  limit: "write",
  failures: [],
});

/** Why a visit ended; told to the guest's devices just before their line is cut. */
export const guestEnd = z.enum(["over", "left", "refused", "removed", "closed"]);
export type GuestEnd = z.infer<typeof guestEnd>;

export const guestEvents = [z.object({ type: z.literal("guest.ended"), reason: guestEnd })] as const;
