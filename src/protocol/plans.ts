import { z } from "zod";

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
