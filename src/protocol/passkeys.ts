import { z } from "zod";
import { id, timestamp } from "./primitives.ts";

/** Bytes, as WebAuthn's own JSON form writes them. */
const bytes = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[A-Za-z0-9_-]+$/, "must be base64url");
/** WebAuthn allows 1023 bytes. */
const credentialId = bytes(1_364);

/** What a browser signs to show that it holds a passkey. */
export const passkeyAssertion = z.strictObject({
  credentialId,
  clientData: bytes(4_000),
  authenticatorData: bytes(2_000),
  signature: bytes(1_400),
  /** Whose passkey it is; given where the passkey alone names the person. */
  userHandle: bytes(100).optional(),
});
export type PasskeyAssertion = z.infer<typeof passkeyAssertion>;

/** Asks a browser for a passkey of this site. */
export const passkeyRequest = z.object({
  challenge: z.string(),
  rpId: z.string(),
  /** Those that will do; none named: any of this site. */
  credentialIds: z.array(z.string()),
});
export type PasskeyRequest = z.infer<typeof passkeyRequest>;

/** Asks a browser to make a passkey. */
export const passkeyCreation = z.object({
  challenge: z.string(),
  rpId: z.string(),
  siteName: z.string(),
  /** Names the account to the passkey, and to nobody else. */
  userHandle: z.string(),
  userName: z.string(),
  displayName: z.string(),
  /** COSE's numbers, the best first. */
  algorithms: z.array(z.number().int()),
  /** Of passkeys that the account has already: their devices make no second one. */
  credentialIds: z.array(z.string()),
});
export type PasskeyCreation = z.infer<typeof passkeyCreation>;

/** A passkey just made. */
export const passkeyAttestation = z.strictObject({
  clientData: bytes(4_000),
  attestationObject: bytes(20_000),
});
export type PasskeyAttestation = z.infer<typeof passkeyAttestation>;

export const passkey = z.object({
  id,
  name: z.string(),
  createdAt: timestamp,
  lastUsedAt: timestamp.nullable(),
});
export type Passkey = z.infer<typeof passkey>;
export const passkeyName = z.string().trim().min(1).max(60);
