import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id } from "./primitives.ts";

/**
 * Functions that can be turned off, by the operator's plan (then locked), by a company, a group profile or for one person.
 * A new one is on by default.
 */
export const switchNames = [
  "chat",
  "bubbles",
  "files",
  "audioCalls",
  "videoCalls",
  "screenSharing",
  "conferences",
  "recording",
  "manualPresence",
  "findPeople",
  "invitePeople",
  "importContacts",
  "editProfile",
] as const;
export const switchName = z.enum(switchNames);
export type SwitchName = z.infer<typeof switchName>;

/** Where it was decided that a function is on or off; null: nowhere, it is on because nobody turned it off. */
export const decidedBy = z.enum(["plan", "company", "group", "person"]).nullable();
export type DecidedBy = z.infer<typeof decidedBy>;

export const functionState = z.object({ name: switchName, isOn: z.boolean(), decidedBy });
export type FunctionState = z.infer<typeof functionState>;

/** What a plan allows of something; null: as much as the instance does. */
const limit = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).nullable();
export const planLimits = z.strictObject({
  /** Of a person's own files. */
  storageBytes: limit,
  /** Most members of a bubble whose organiser has the plan. */
  bubbleMembers: limit,
  /** Most participants of a conference that somebody with the plan started; 0: they only take part in others'. */
  conferenceParticipants: limit,
});
export type PlanLimits = z.infer<typeof planLimits>;

/** What one company, group or person says of functions; a name that is missing is inherited. */
export const switchSettings = z.partialRecord(switchName, z.enum(["on", "off"]));
export type SwitchSettings = z.infer<typeof switchSettings>;

export const getOwnFunctions = endpoint({
  operation: "getOwnFunctions",
  method: "GET",
  path: "/api/me/functions",
  summary: "What one may use, and for what is off where that was decided",
  access: "account",
  limit: "read",
  response: z.object({
    functions: z.array(functionState),
    limits: planLimits,
    plan: z.object({ id, name: z.string() }),
  }),
  failures: [],
});
