import { createHash, randomBytes } from "node:crypto";

/** A secret that goes to one person, or in one link: 32 random bytes, base64url (43 characters). Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** A plain hash is enough for what has 256 bits of chance in it; nobody can try them all. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");
