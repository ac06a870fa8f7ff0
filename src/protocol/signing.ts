import { z } from "zod";
import { endpoint } from "./endpoint.ts";

export const publishedKey = z.object({
  algorithm: z.literal("Ed25519"),
  keyId: z.string(),
  /** 32 bytes, base64url. */
  publicKey: z.string(),
  /** False: signs nothing any more; what it signed stays valid. */
  isCurrent: z.boolean(),
});
export type PublishedKey = z.infer<typeof publishedKey>;

export const listSigningKeys = endpoint({
  operation: "listSigningKeys",
  method: "GET",
  path: "/.well-known/iris-signing-keys.json",
  summary: "The keys by which this instance signs exports and certificates, newest first",
  access: "anyone",
  limit: "read",
  response: () => z.object({ instance: z.string(), keys: z.array(publishedKey) }),
  failures: [],
});
