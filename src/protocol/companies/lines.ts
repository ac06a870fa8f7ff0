import { z } from "zod";

export const line = (most: number) => z.string().trim().min(1).max(most);

export const optionalLine = (most: number) => z.string().trim().max(most);

/** Not lower than the contract of sign-up. */
export const personName = line(80);

/** What somebody without a company may do about it. */
export const joinOffer = z.object({ companyName: z.string(), needsApproval: z.boolean() });
