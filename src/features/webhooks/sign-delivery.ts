import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";

/** 24 random bytes in base64 behind a prefix that says what they are. @see Standard Webhooks 1.0, "Signature scheme" */
export const newSecret = (): string => prefix + randomBytes(24).toString("base64");

export interface SignedText {
  /** The delivery's id: the same in each attempt, so that the other side can tell a repetition. */
  readonly id: string;
  /** Of this attempt, in seconds: what is too old can be refused. */
  readonly timestampSec: number;
  readonly body: string;
}

/**
 * The headers by which the other side knows that an event is ours.
 * @param secret `whsec_` and base64
 * @see Standard Webhooks 1.0: HMAC-SHA-256 of `id.timestamp.body`
 */
export function signatureHeaders(secret: string, { id, timestampSec, body }: SignedText): Record<string, string> {
  const key = Buffer.from(secret.slice(prefix.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestampSec}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(timestampSec), "webhook-signature": `v1,${signature}` };
}
