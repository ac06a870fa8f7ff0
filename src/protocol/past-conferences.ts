import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

export const pastConference = z.object({
  id,
  conversationId: id,
  startedAt: timestamp,
  endedAt: timestamp,
  /** Everybody who was in it, in the order of their coming. */
  people: z.array(
    z.object({
      accountId: id,
      /** From when to when; more than one for who came again, or with a second device. */
      stays: z.array(z.object({ joinedAt: timestamp, leftAt: timestamp })),
    }),
  ),
});
export type PastConference = z.infer<typeof pastConference>;

export const listPastConferences = endpoint({
  operation: "listPastConferences",
  method: "GET",
  path: "/api/conferences/past",
  summary: "Conferences that one was in and that are over, newest first: who was in them from when to when",
  access: "account",
  limit: "read",
  query: () =>
    z.object({
      /** Only those of this bubble. */
      conversationId: id.optional(),
      /** Only those that started before this moment: `next` of the page before. */
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
  response: () =>
    z.object({
      conferences: z.array(pastConference),
      /** Asks for the next page; null: there is none. */
      next: timestamp.nullable(),
      /** After so many days they are deleted. */
      keptDays: z.number().int(),
    }),
  failures: ["conversation.not_found"],
});
