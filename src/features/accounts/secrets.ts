import { randomInt } from "node:crypto";

export { hashToken, newToken } from "../../platform/crypto/tokens.ts";

/** Six digits to copy from one device to another. */
export const newCode = (): string => randomInt(1_000_000).toString().padStart(6, "0");
