import { z } from "zod";
import { fileReference } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { id, seq, timestamp } from "./primitives.ts";

/** What a message may have beside words. */
export const havings = ["file", "image", "video", "audio", "link", "poll", "location"] as const;
export const having = z.enum(havings);
export type Having = z.infer<typeof having>;

/** A stretch of a text, and whether it is what was searched for. */
export const excerptPart = z.object({ text: z.string(), isMatch: z.boolean() });
export type ExcerptPart = z.infer<typeof excerptPart>;

export const foundMessage = z.object({
  id,
  conversationId: id,
  seq,
  senderId: id,
  sentAt: timestamp,
  /** Of its text, around what was found; mentions stand in it as in the message. */
  excerpt: z.array(excerptPart),
  /** The file that it carries, and its name in the same form. */
  file: fileReference.nullable(),
  fileName: z.array(excerptPart),
});
export type FoundMessage = z.infer<typeof foundMessage>;

/** The newest first; or what has the very words first, then beginnings and other forms, each of them newest first. */
export const searchOrders = ["newest", "relevant"] as const;
export type SearchOrder = (typeof searchOrders)[number];

export const searchMessages = endpoint({
  operation: "searchMessages",
  tokenScope: "chats:read",
  // A query is personal: it stands in a body, not in an address that lands in logs.
  method: "POST",
  path: "/api/search",
  summary: "Messages and files that one may see now, by words and filters",
  access: "account",
  limit: "read",
  body: () =>
    z.strictObject({
      /** All words must be there; "quoted ones" next to each other; the last may be the beginning of a word. */
      query: z.string().max(200).default(""),
      /** From one of these people. */
      from: z.array(id).max(20).default([]),
      /** In one of these conversations. */
      in: z.array(id).max(50).default([]),
      /** With all of these. */
      has: z.array(having).max(havings.length).default([]),
      /** Sent at this moment or later, and before that one. */
      after: timestamp.optional(),
      before: timestamp.optional(),
      sort: z.enum(searchOrders).default("newest"),
      /** Where the page before ended, in the same order. */
      cursor: z
        .string()
        .regex(/^(?:[1-3]\.)?\d{1,16}\.[A-Za-z0-9_-]{21}\.\d{1,10}$/)
        .optional(),
      limit: z.number().int().min(1).max(50).default(20),
    }),
  response: () =>
    z.object({
      found: z.array(foundMessage),
      /** For the next page; null: that was all. */
      next: z.string().nullable(),
      /** False while the index is being made anew: older messages may be missing. */
      isComplete: z.boolean(),
    }),
  failures: [],
  overSocket: true,
});
