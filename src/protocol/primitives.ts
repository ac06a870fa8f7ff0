import { z } from "zod";

/** An id made by nanoid, by the server or (for what a client creates) by the client: 21 characters of `A-Za-z0-9_-`. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{21}$/, "must be an id of 21 characters");
/** A moment, in milliseconds since 1970-01-01 UTC. */
export const timestamp = z.number().int().nonnegative();
/** A position in one conversation, from 1 upwards without gaps. */
export const seq = z.number().int().nonnegative();
/** A position in the instance's stream of facts. */
export const cursor = z.number().int().nonnegative();
export const language = z.enum(["en", "de", "fr"]);
