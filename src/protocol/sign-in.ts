import { z } from "zod";
import { passkeyAssertion, passkeyRequest } from "./passkeys.ts";
import { timestamp } from "./primitives.ts";

export const sixDigits = z.string().regex(/^\d{6}$/, "must be six digits");

/** The password was right and does not suffice. */
export const secondFactorNeeded = z.object({
  outcome: z.literal("secondFactorNeeded"),
  /** Good for this one sign-in, and for nothing else. */
  challenge: z.string(),
  expiresAt: timestamp,
  ways: z.array(z.enum(["authenticator", "passkey", "recoveryCode"])),
  passkey: passkeyRequest.nullable(),
});
export type SecondFactorNeeded = z.infer<typeof secondFactorNeeded>;

export const secondFactorProof = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("authenticator"), code: sixDigits }),
  z.strictObject({ kind: z.literal("recoveryCode"), code: z.string().min(1).max(40) }),
  z.strictObject({ kind: z.literal("passkey"), assertion: passkeyAssertion }),
]);
export type SecondFactorProof = z.infer<typeof secondFactorProof>;

/** Who one is, proved once more. A code of the authenticator app does only where the account has no password. */
export const identityProof = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("password"), password: z.string().min(1).max(256) }),
  z.strictObject({ kind: z.literal("passkey"), assertion: passkeyAssertion }),
  z.strictObject({ kind: z.literal("authenticator"), code: sixDigits }),
]);
export type IdentityProof = z.infer<typeof identityProof>;
