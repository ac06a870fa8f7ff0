import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";
import { sealingCommands, sealingEvents, sealingKeys } from "./sealing.ts";

export const trackSource = z.enum(["microphone", "camera", "screen", "screenAudio"]);
export type TrackSource = z.infer<typeof trackSource>;

export const conferenceTrack = z.object({
  /** The id by which the receiving browser finds it: the MediaStreamTrack's `mid` is mapped in `conference.offer`. */
  trackId: z.string(),
  source: trackSource,
  muted: z.boolean(),
});

export const conferenceParticipant = z.object({
  participantId: z.string(),
  accountId: id,
  joinedAt: timestamp,
  /** When they raised their hand; null: it is down. The earliest has the floor first. */
  raisedAt: timestamp.nullable(),
  /** What this device seals with; null: it cannot, and nothing in this conference is sealed from end to end. */
  sealing: sealingKeys.nullable(),
  tracks: z.array(conferenceTrack),
});
export type ConferenceParticipant = z.infer<typeof conferenceParticipant>;

/** Somebody before the door. */
const conferenceWaiting = z.object({ participantId: z.string(), accountId: id, since: timestamp });
export type ConferenceWaiting = z.infer<typeof conferenceWaiting>;

export const conference = z.object({
  id,
  conversationId: id,
  startedAt: timestamp,
  /** Nobody new comes in but those who tend the bubble. */
  isLocked: z.boolean(),
  /** Whoever is new waits until they are let in. */
  hasWaitingRoom: z.boolean(),
  /** In the order of their coming; only for those who may let them in, else empty. */
  waiting: z.array(conferenceWaiting),
  participants: z.array(conferenceParticipant),
});
export type Conference = z.infer<typeof conference>;

export const conferenceReactions = ["👍", "👏", "❤️", "😂", "😮", "🎉", "🤔", "👋"] as const;
export type ConferenceReaction = (typeof conferenceReactions)[number];

/** What those who tend a bubble do with somebody in its conference, or before its door. */
export const moderation = z.enum([
  ...(["mute", "stopCamera", "stopScreen", "askToUnmute", "lowerHand", "remove"] as const),
  ...(["admit", "refuse"] as const),
]);
export type Moderation = z.infer<typeof moderation>;

/**
 * Two peer connections per participant: `send` is offered by the browser (its tracks), `receive` by the server (everybody
 * else's). The server is ICE-lite: no candidates are trickled in either direction.
 */
export const conferenceCommands = [
  /** With `isMoving` one's other devices leave it. */
  z.strictObject({
    type: z.literal("conference.join"),
    conversationId: id,
    isMoving: z.boolean().optional(),
    sealing: sealingKeys.optional(),
  }),
  z.strictObject({ type: z.literal("conference.leave"), conferenceId: id }),
  /** After a reconnect of the socket: this device is still in; media never stopped. */
  z.strictObject({ type: z.literal("conference.resume"), conferenceId: id, participantId: z.string().max(64) }),
  /** Browser → server: the offer for the sending connection, with the source of each m-line. */
  z.strictObject({
    type: z.literal("conference.publish"),
    conferenceId: id,
    sdp: z.string().max(100_000),
    tracks: z.array(z.strictObject({ mid: z.string().max(16), source: trackSource })).max(16),
  }),
  /** Browser → server: the answer to `conference.offer`. */
  z.strictObject({
    type: z.literal("conference.answer"),
    conferenceId: id,
    sdp: z.string().max(200_000),
    version: z.number().int(),
  }),
  z.strictObject({ type: z.literal("conference.mute"), conferenceId: id, source: trackSource, muted: z.boolean() }),
  /** What this participant shows now: the largest wanted height per track, 0 = not shown (the server stops sending it). */
  z.strictObject({
    type: z.literal("conference.show"),
    conferenceId: id,
    tracks: z
      .array(z.strictObject({ trackId: z.string().max(64), maxHeight: z.number().int().min(0).max(4320) }))
      .max(200),
  }),
  z.strictObject({ type: z.literal("conference.raise"), conferenceId: id, isRaised: z.boolean() }),
  z.strictObject({
    type: z.literal("conference.react"),
    conferenceId: id,
    reaction: z.enum(conferenceReactions),
  }),
  z.strictObject({
    type: z.literal("conference.moderate"),
    conferenceId: id,
    participantId: z.string().max(64),
    act: moderation,
  }),
  /** Everybody but the sender. */
  z.strictObject({ type: z.literal("conference.muteAll"), conferenceId: id }),
  z.strictObject({
    type: z.literal("conference.setDoor"),
    conferenceId: id,
    isLocked: z.boolean(),
    hasWaitingRoom: z.boolean(),
  }),
  ...sealingCommands,
] as const;

export const conferenceEvents = [
  /** Answer to join/resume; also pushed to every member of the bubble when the roster changes (`self` null there). */
  z.object({ type: z.literal("conference.state"), conference, selfParticipantId: z.string().nullable() }),
  z.object({ type: z.literal("conference.ended"), conferenceId: id, conversationId: id }),
  z.object({ type: z.literal("conference.published"), conferenceId: id, sdp: z.string() }),
  /** Server → browser: the offer for the receiving connection; which m-line carries whose track. */
  z.object({
    type: z.literal("conference.offer"),
    conferenceId: id,
    sdp: z.string(),
    version: z.number().int(),
    tracks: z.array(z.object({ mid: z.string(), participantId: z.string(), trackId: z.string(), source: trackSource })),
  }),
  /** Who speaks, loudest first. */
  z.object({ type: z.literal("conference.speakers"), conferenceId: id, participantIds: z.array(z.string()) }),
  /** One waits before the door; being let in is told by `conference.state`. */
  z.object({
    type: z.literal("conference.waits"),
    conferenceId: id,
    conversationId: id,
    participantId: z.string(),
  }),
  /** One waited, and was turned away. */
  z.object({ type: z.literal("conference.refused"), conferenceId: id, conversationId: id }),
  z.object({
    type: z.literal("conference.reacted"),
    conferenceId: id,
    participantId: z.string(),
    reaction: z.enum(conferenceReactions),
  }),
  /** What somebody who tends the bubble did to oneself. */
  z.object({ type: z.literal("conference.moderated"), conferenceId: id, act: moderation, byAccountId: id }),
  /** The media worker lost this participant's connections: join again. */
  z.object({
    type: z.literal("conference.dropped"),
    conferenceId: id,
    reason: z.enum(["timeout", "failed", "worker"]),
  }),
  ...sealingEvents,
] as const;

export const listRunningConferences = endpoint({
  operation: "listRunningConferences",
  method: "GET",
  path: "/api/conferences",
  summary: "Conferences running now in one's bubbles",
  access: "account",
  admitsGuests: true,
  limit: "read",
  response: () => z.object({ conferences: z.array(conference) }),
  failures: [],
});
