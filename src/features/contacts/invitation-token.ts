import { createHash, randomBytes } from "node:crypto";

/** The secret of a mailed link: 256 bits of chance, so a plain hash of it may lie in the database. */
export const newInvitationToken = (): string => randomBytes(32).toString("base64url");
export const hashInvitationToken = (token: string): string => createHash("sha256").update(token).digest("base64url");
