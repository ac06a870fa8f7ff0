import { z } from "zod";

/** The body of every failed answer, `application/problem+json` (RFC 9457). */
export const problem = z.object({
  type: z.string(),
  /** The failure's code, a key of `failures`. */
  code: z.string(),
  status: z.number().int(),
  /** What happened, in the caller's language. */
  title: z.string(),
  /** The cure, in the caller's language. */
  detail: z.string(),
  requestId: z.string(),
  /** For `core.invalid_input`: where, and what is wrong there. */
  fields: z.array(z.object({ path: z.string(), reason: z.string() })).optional(),
  /** For `core.too_many`: when a retry can succeed. */
  retryAfterSec: z.number().int().optional(),
});
export type Problem = z.infer<typeof problem>;
