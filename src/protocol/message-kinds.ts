import { z } from "zod";
import { id, timestamp } from "./primitives.ts";

const line = (longest: number) => z.string().trim().min(1).max(longest);

/** A question as its author puts it. */
export const newPoll = z.strictObject({
  question: line(500),
  answers: z.array(line(200)).min(2).max(20),
  isMultiple: z.boolean().default(false),
  /** Nobody is told who chose what, its author neither. */
  isAnonymous: z.boolean().default(false),
  /** null: until its author or a moderator ends it. */
  endsAt: timestamp.nullable().default(null),
});
export type NewPoll = z.output<typeof newPoll>;

/** With what was answered so far. */
export const poll = z.object({
  question: z.string(),
  answers: z.array(
    z.object({
      text: z.string(),
      count: z.number().int().nonnegative(),
      /** Who chose it; empty in an anonymous poll. */
      accountIds: z.array(id),
    }),
  ),
  isMultiple: z.boolean(),
  isAnonymous: z.boolean(),
  endsAt: timestamp.nullable(),
  /** Somebody ended it then. */
  endedAt: timestamp.nullable(),
  voterCount: z.number().int().nonnegative(),
});
export type Poll = z.infer<typeof poll>;

export const hasEnded = ({ endsAt, endedAt }: Pick<Poll, "endsAt" | "endedAt">, now: number): boolean =>
  endedAt !== null || (endsAt !== null && endsAt <= now);

/** What is known of a recording without loading it. */
export const longestVoiceSec = 600;
export const voice = z.object({
  durationSec: z.number().positive().max(longestVoiceSec),
  /** How loud it is from its start to its end, 0 to 100. */
  waveform: z.array(z.number().int().min(0).max(100)).min(1).max(64),
});
export type Voice = z.infer<typeof voice>;

const base64url = (shortest: number, longest: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${shortest},${longest}}$`), "must be base64url");

/** A position, sealed by the device of who shares it (AES-256-GCM: nonce, ciphertext, tag). The server cannot open it. */
export const sharedLocation = z.object({
  sealed: base64url(40, 400),
  /** Then the last copy of its key is gone. */
  expiresAt: timestamp,
});
export const newLocation = z.strictObject({
  sealed: sharedLocation.shape.sealed,
  /** 256 bits; never written anywhere, handed to members until it expires. */
  key: base64url(43, 43),
});
export type NewLocation = z.infer<typeof newLocation>;
