import { z } from "zod";
import { bubbleInvitation } from "./bubbles.ts";
import { callCommands, callEvents } from "./calls.ts";
import { conferenceCommands, conferenceEvents } from "./conferences.ts";
import {
  addressBookState,
  blockedPerson,
  contact,
  contactGroup,
  receivedInvitation,
  sentInvitation,
} from "./contacts.ts";
import { conversation, memberProgress, message } from "./conversations.ts";
import { peopleEvents } from "./directory.ts";
import type { Limit } from "./endpoint.ts";
import { exportEvents } from "./exports.ts";
import { dismissal } from "./feed.ts";
import { file } from "./files.ts";
import { conversationFolder } from "./folders.ts";
import { guestEvents } from "./guests.ts";
import { notificationCommands, notificationEvents } from "./notifications.ts";
import { presenceCommands, presenceEvents } from "./presence.ts";
import { cursor, id, seq } from "./primitives.ts";
import { problem } from "./problem.ts";
import { recordingEvents } from "./recordings.ts";
import { scheduledMessage, unsentEvents } from "./unsent.ts";

/** Raised when a client of an older build can no longer talk to the server: it then reloads itself. */
export const protocolVersion = 1;
export const maxFrameBytes = 256 * 1024;

/** Why the server closes a socket, beside the standard codes (1009: a frame was larger than `maxFrameBytes`). */
export const closeCode = {
  /** The server stops or restarts: reconnect as its `closing` frame said. */
  restarting: 1012,
  /** Too many frames that are not valid, or far too many of them. */
  abuse: 4400,
  /** The session ended: sign in again. */
  sessionEnded: 4401,
  /** Another protocol version: reload the page. */
  outdated: 4426,
  /** Nothing was heard for too long. */
  silent: 4408,
  /** More was waiting to be read than the server keeps: reconnect with the last cursor. */
  slow: 4413,
  /** This person has too many sockets open. */
  tooMany: 4429,
} as const;

/** Everything a client may send over `/api/socket`, one JSON object a frame. `ref` comes back in the answer or error. */
export const clientFrame = z.discriminatedUnion("type", [
  /** First frame. With `cursor`: the client has everything up to there and wants the rest. */
  z.strictObject({ type: z.literal("hello"), version: z.number().int(), deviceId: id, cursor: cursor.optional() }),
  z.strictObject({ type: z.literal("ping") }),
  /** Calls an endpoint marked `overSocket`, with the same rules as over HTTP. */
  z.strictObject({
    type: z.literal("request"),
    ref: z.string().min(1).max(64),
    operation: z.string().max(64),
    params: z.unknown().optional(),
    query: z.unknown().optional(),
    body: z.unknown().optional(),
  }),
  z.strictObject({ type: z.literal("typing"), conversationId: id, active: z.boolean() }),
  ...callCommands,
  ...conferenceCommands,
  ...presenceCommands,
  ...notificationCommands,
]);
export type ClientFrame = z.infer<typeof clientFrame>;

/** Frames that write or look up much, and are counted like the endpoints that do; every frame counts as one of its socket's. */
export const frameLimits: Partial<Record<ClientFrame["type"], Exclude<Limit, "none">>> = {
  "call.start": "write",
  "conference.join": "write",
  "conference.raise": "message",
  "conference.moderate": "message",
  "conference.muteAll": "write",
  "conference.setDoor": "write",
  "presence.watch": "read",
};

/** Frames that are open to a bubble's guest too (S39); to every other one a guest is nobody. */
export const guestFrames: ReadonlySet<ClientFrame["type"]> = new Set<ClientFrame["type"]>([
  "typing",
  "conference.join",
  "conference.leave",
  "conference.resume",
  "conference.publish",
  "conference.answer",
  "conference.mute",
  "conference.show",
  "conference.raise",
  "conference.react",
  "conference.handKeys",
  "conference.askKey",
]);

/** What changed, in the order of the facts. Made for its receiver; access is checked again when it is delivered. */
export const wireEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message.sent"), message }),
  z.object({ type: z.literal("message.changed"), message }),
  /** Deleted for oneself, on this device or another. `message.changed` brings it back. */
  z.object({ type: z.literal("message.hidden"), conversationId: id, seq }),
  /** A conversation appeared or changed (name, members, roles): replace it. `unreadCount` is the receiver's. */
  z.object({ type: z.literal("conversation.changed"), conversation }),
  /** Deleted on one's side, on this device or another: what is shown of it up to there goes, calls included. */
  z.object({ type: z.literal("side.cleared"), conversationId: id, throughSeq: seq }),
  /** Kept for long enough: what is shown of it up to there goes, for everybody. */
  z.object({ type: z.literal("messages.expired"), conversationId: id, throughSeq: seq }),
  /** The receiver is no longer in it; or nobody is, because it was deleted. */
  z.object({
    type: z.literal("conversation.left"),
    conversationId: id,
    because: z.enum(["removed", "deleted"]).optional(),
  }),
  /** An invitation into a bubble that waits for the receiver's answer; null: it is over. */
  z.object({
    type: z.literal("bubbleInvitation.changed"),
    conversationId: id,
    invitation: bubbleInvitation.nullable(),
  }),
  /** Who was asked or asks to join changed: for organiser and moderators. */
  z.object({ type: z.literal("outsiders.changed"), conversationId: id, requests: z.number().int().nonnegative() }),
  z.object({ type: z.literal("conversationFolders.changed"), folders: z.array(conversationFolder) }),
  /** How far some members have received and seen; others' marks are unchanged. */
  z.object({ type: z.literal("members.progressed"), conversationId: id, progress: z.array(memberProgress) }),
  /** On another device of one's own: how others' marks look changes with it, fetch the lists afresh. */
  z.object({ type: z.literal("seenMarks.changed"), isOn: z.boolean() }),
  /** For organiser and moderators of a bubble: its guest link, who waits or who is in. Ask for them again. */
  z.object({ type: z.literal("guests.changed"), conversationId: id }),
  /** Somebody whom one met is gone for good, and so is their name: ask who it was. */
  z.object({ type: z.literal("guest.gone"), accountId: id }),
  /** For a guest who waited: they are in. */
  z.object({ type: z.literal("guest.admitted") }),
  /** One's own that goes out later, in its new state; null: it is sent or cancelled. */
  z.object({ type: z.literal("scheduled.changed"), messageId: id, scheduled: scheduledMessage.nullable() }),
  /** A bubble's planned conferences: ask for them again. */
  z.object({ type: z.literal("meetings.changed"), conversationId: id }),
  ...recordingEvents,
  z.object({ type: z.literal("file.changed"), file }),
  /** For its owner and whoever it was shared with: what showed it says that it is gone. */
  z.object({ type: z.literal("file.deleted"), fileId: id }),
  /** On another device of one's own. */
  z.object({ type: z.literal("events.dismissed"), events: z.array(dismissal) }),
  /** What one wants to be told while away changed: fetch it afresh. */
  z.object({ type: z.literal("notifications.changed") }),
  z.object({ type: z.literal("account.changed"), accountId: id }),
  z.object({ type: z.literal("contact.changed"), contact }),
  z.object({ type: z.literal("contact.removed"), accountId: id }),
  z.object({ type: z.literal("contactGroups.changed"), groups: z.array(contactGroup) }),
  /** One that waits for the receiver's answer; `invitation.gone` takes it off the list. */
  z.object({ type: z.literal("invitation.received"), invitation: receivedInvitation }),
  z.object({ type: z.literal("invitation.gone"), invitationId: id }),
  /** One's own, in its new state. */
  z.object({ type: z.literal("invitation.sent"), invitation: sentInvitation }),
  /** Of the receiver's own blocks; null: not blocked any more. */
  z.object({ type: z.literal("block.changed"), accountId: id, blocked: blockedPerson.nullable() }),
  z.object({ type: z.literal("addressBook.changed"), addressBook: addressBookState }),
  /** One's company has another name, colour, logo or rule: fetch it afresh. */
  z.object({ type: z.literal("company.changed"), companyId: id }),
  /** For administrators: members, invitations, requests or domains changed. */
  z.object({ type: z.literal("company.roster_changed"), companyId: id }),
  /** What one may use changed: ask for it again. */
  z.object({ type: z.literal("functions.changed") }),
]);
export type WireEvent = z.infer<typeof wireEvent>;

export const serverFrame = z.discriminatedUnion("type", [
  /** Answer to hello. `resumed` false: fetch lists afresh, then go on from `cursor`. */
  z.object({
    type: z.literal("welcome"),
    accountId: id,
    cursor,
    resumed: z.boolean(),
    heartbeatSec: z.number(),
    serverVersion: z.string(),
  }),
  z.object({ type: z.literal("event"), cursor, event: wireEvent }),
  /** The client's cursor is too old: fetch lists afresh. */
  z.object({ type: z.literal("resync"), cursor }),
  z.object({ type: z.literal("response"), ref: z.string(), body: z.unknown() }),
  z.object({ type: z.literal("error"), ref: z.string().optional(), problem }),
  z.object({ type: z.literal("pong") }),
  /** Somebody else types; never stored, ends by itself after 6 s. */
  z.object({ type: z.literal("typing"), conversationId: id, accountId: id, active: z.boolean() }),
  /** How far one got while invisible, for one's own devices alone: others go on seeing the marks from before. */
  z.object({ type: z.literal("progress.held"), conversationId: id, progress: memberProgress }),
  /** The server goes down for a moment; reconnect after a random part of this time. */
  z.object({ type: z.literal("closing"), retryWithinMs: z.number() }),
  ...callEvents,
  ...conferenceEvents,
  ...guestEvents,
  ...peopleEvents,
  ...presenceEvents,
  ...notificationEvents,
  ...unsentEvents,
  ...exportEvents,
]);
export type ServerFrame = z.infer<typeof serverFrame>;
