import { z } from "zod";
import { id } from "./primitives.ts";

/** Standard base64 of at most so many characters. */
const base64 = (most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9+/]{1,1000}={0,2}$/)
    .max(most);

/** The public half of what a device seals conferences with: its own key, and one for this stay, signed with it. */
export const sealingKeys = z.strictObject({ identity: base64(88), agreement: base64(88), signature: base64(88) });
export type SealingKeys = z.infer<typeof sealingKeys>;

const participantId = z.string().max(64);
/** A key, sealed for one device; the server passes it on and cannot open it. */
const box = base64(80);

export const sealingCommands = [
  /** What one seals with from now on, for each of the others alone. */
  z.strictObject({
    type: z.literal("conference.handKeys"),
    conferenceId: id,
    boxes: z
      .array(z.strictObject({ to: participantId, box }))
      .min(1)
      .max(500),
  }),
  /** What somebody sends cannot be opened: their key is asked for again. */
  z.strictObject({ type: z.literal("conference.askKey"), conferenceId: id, of: participantId }),
] as const;

export const sealingEvents = [
  z.object({ type: z.literal("conference.keyHanded"), conferenceId: id, from: z.string(), box: z.string() }),
  z.object({ type: z.literal("conference.keyAsked"), conferenceId: id, from: z.string() }),
] as const;
