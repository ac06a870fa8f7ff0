import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** Of the words by which somebody is asked whether they may be recorded; raised when their sense changes. */
export const consentVersion = "2026-11";

/** asked → running (agreed) or refused; running → ended. */
export const recordingState = z.enum(["asked", "running", "refused", "ended"]);
export type RecordingState = z.infer<typeof recordingState>;
/** What ended it: the recorder, the other one who took their consent back (then nothing of it may stay), or the call. */
export const recordingEnd = z.enum(["stopped", "withdrawn", "callEnded"]);
export type RecordingEnd = z.infer<typeof recordingEnd>;

export const recording = z.object({
  id,
  callId: id,
  recorderId: id,
  /** Who was asked. */
  otherId: id,
  /** What was asked for, and agreed to. */
  kind: z.enum(["audio", "video"]),
  state: recordingState,
  ended: recordingEnd.nullable(),
  askedAt: timestamp,
  answeredAt: timestamp.nullable(),
  endedAt: timestamp.nullable(),
  /** The words that were agreed to, and in which language they were shown; null before. */
  consent: z.object({ version: z.string(), language: z.enum(["en", "de", "fr"]) }).nullable(),
  /** Where the recorder keeps it: nowhere (yet), on their device, or in their storage here. */
  place: z.enum(["none", "device", "store"]),
  durationSec: z.number().int().nonnegative(),
  /** For the recorder alone: the stored file. */
  fileId: id.nullable(),
});
export type Recording = z.infer<typeof recording>;

const recordingParams = z.object({ recordingId: id });

export const askToRecord = endpoint({
  operation: "askToRecord",
  method: "POST",
  path: "/api/calls/:callId/recordings",
  summary: "Ask the other one in a call whether it may be recorded; the recording's id is made by the client",
  access: "account",
  limit: "write",
  params: () => z.object({ callId: id }),
  /** The device that is in the call, and will record. */
  body: () => z.strictObject({ id, deviceId: id, kind: recording.shape.kind }),
  response: () => recording,
  failures: ["call.not_found", "recordings.one_at_a_time", "plans.switched_off"],
});

export const answerRecording = endpoint({
  operation: "answerRecording",
  method: "POST",
  path: "/api/recordings/:recordingId/answer",
  summary: "Agree to be recorded, or refuse: with the words that were shown",
  access: "account",
  limit: "write",
  params: () => recordingParams,
  body: () =>
    z.strictObject({ agrees: z.boolean(), version: z.literal(consentVersion), language: z.enum(["en", "de", "fr"]) }),
  response: () => recording,
  failures: ["recordings.not_found", "recordings.over"],
});

export const stopRecording = endpoint({
  operation: "stopRecording",
  method: "POST",
  path: "/api/recordings/:recordingId/stop",
  summary: "End one's recording, or take the question back",
  access: "account",
  limit: "write",
  params: () => recordingParams,
  failures: ["recordings.not_found"],
});

export const withdrawConsent = endpoint({
  operation: "withdrawConsent",
  method: "POST",
  path: "/api/recordings/:recordingId/withdraw",
  summary: "Take one's consent back: a running recording stops, a stored one is destroyed",
  access: "account",
  limit: "write",
  params: () => recordingParams,
  failures: ["recordings.not_found", "recordings.over"],
});

export const keepRecording = endpoint({
  operation: "keepRecording",
  method: "POST",
  path: "/api/recordings/:recordingId/keep",
  summary:
    "Say where a recording that has ended is kept: in an uploaded file of one's own, or (null) on the device alone",
  access: "account",
  limit: "write",
  params: () => recordingParams,
  body: () => z.strictObject({ fileId: id.nullable(), durationSec: z.number().int().nonnegative().max(1_000_000) }),
  response: () => recording,
  failures: ["recordings.not_found", "recordings.over", "files.not_found"],
});

export const listRecordings = endpoint({
  operation: "listRecordings",
  method: "GET",
  path: "/api/recordings",
  summary: "One's own recordings and those that one agreed to, newest first",
  access: "account",
  limit: "read",
  query: () =>
    z.object({
      /** Only those asked for before this moment: the last one's `askedAt` asks for the next page. */
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  response: () => z.object({ recordings: z.array(recording), hasMore: z.boolean() }),
  failures: [],
});

export const deleteRecording = endpoint({
  operation: "deleteRecording",
  method: "DELETE",
  path: "/api/recordings/:recordingId",
  summary: "Delete one's recording: its file's key is destroyed",
  access: "account",
  limit: "write",
  params: () => recordingParams,
  failures: ["recordings.not_found"],
});

export const recordingEvents = [
  /** One's own, or one that one was asked about; null: it is gone. */
  z.object({ type: z.literal("recording.changed"), recordingId: id, recording: recording.nullable() }),
] as const;
