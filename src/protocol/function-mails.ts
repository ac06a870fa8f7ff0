import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** Words of a mail in one language; an empty line begins a paragraph. */
const words = z.strictObject({
  subject: z.string().trim().min(3).max(150),
  text: z.string().trim().min(10).max(5_000),
});
const texts = z.strictObject({ en: words, de: words, fr: words });
export type NoticeTexts = z.infer<typeof texts>;

const notice = z.object({
  id,
  texts,
  writtenAt: timestamp,
  /** To how many people it was put into the queue so far. */
  recipients: z.number().int().nonnegative(),
  isDone: z.boolean(),
});
export type Notice = z.infer<typeof notice>;

export const listNotices = endpoint({
  operation: "listNotices",
  method: "GET",
  path: "/api/operator/notices",
  summary: "Mails about functions that were sent to everybody, and how many people would get one now",
  access: "operator",
  limit: "read",
  response: () => z.object({ reachable: z.number().int().nonnegative(), notices: z.array(notice) }),
  failures: [],
});

export const sendNotice = endpoint({
  operation: "sendNotice",
  method: "POST",
  path: "/api/operator/notices",
  summary: "Mail everybody who did not object about a function, each in their language",
  access: "operator",
  limit: "write",
  body: () => z.strictObject({ id, texts }),
  failures: [],
  needsRecentSignIn: true,
});

export const getObjections = endpoint({
  operation: "getObjections",
  method: "GET",
  path: "/api/me/objections",
  summary: "What one objected to (Art. 21 GDPR), and when",
  access: "account",
  limit: "read",
  response: () => z.object({ noticesObjectedAt: timestamp.nullable() }),
  failures: [],
});

export const objectToNotices = endpoint({
  operation: "objectToNotices",
  method: "PUT",
  path: "/api/me/objections/notices",
  summary: "Object to mails about functions, or take that back; it counts at once, for queued mails too",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ objects: z.boolean() }),
  failures: [],
});

/** An id and a keyed digest of it. */
const unsubscribeToken = () => z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{64}$/) });

export const unsubscribe = endpoint({
  operation: "unsubscribe",
  method: "POST",
  path: "/api/unsubscribe/:token",
  summary:
    "By the link in a mail, without signing in: object to mails about functions (RFC 8058); each answer is the same",
  access: "anyone",
  // Mail providers send many people's from one address.
  limit: "read",
  params: unsubscribeToken,
  // A form's `List-Unsubscribe=One-Click`: nothing is to be read from it.
  streams: true,
  failures: [],
});

export const showUnsubscribe = endpoint({
  operation: "showUnsubscribe",
  method: "GET",
  path: "/api/unsubscribe/:token",
  summary: "Leads to the page on which one presses the button; looking changes nothing",
  access: "anyone",
  limit: "read",
  params: unsubscribeToken,
  response: "stream",
  failures: [],
});

/** What is processed on the ground of a legitimate interest: each has its words, why an objection does not stop it by a switch. */
export const legitimateInterests = ["accessLog", "guesses", "blocks", "companyInvitations", "retention"] as const;
export type LegitimateInterest = (typeof legitimateInterests)[number];
