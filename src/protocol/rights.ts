import { z } from "zod";
import { emailAddress } from "./email-address.ts";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** Who restricted somebody's data, or let it be used again. */
export const restrictionBy = z.enum(["person", "administrator", "operator"]);
export type RestrictionBy = z.infer<typeof restrictionBy>;

const reason = z.string().trim().min(1).max(500);

/** Somebody whose data is only kept (Art. 18 GDPR), as those see it who may end that. */
const restriction = z.object({
  accountId: id,
  name: z.string(),
  email: z.string(),
  by: restrictionBy,
  reason: z.string(),
  since: timestamp,
  /** When they asked by the mailed link to be released; null: they did not. */
  releaseAskedAt: timestamp.nullable(),
  mayRelease: z.boolean(),
});
export type Restriction = z.infer<typeof restriction>;

const list = z.object({ restrictions: z.array(restriction) });
const restrict = z.strictObject({ email: emailAddress, reason });

export const restrictOwnData = endpoint({
  operation: "restrictOwnData",
  method: "POST",
  path: "/api/me/restriction",
  summary: "Have one's data kept and not used (Art. 18 GDPR): every session ends; a mailed link ends it",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ reason: z.string().trim().max(500) }),
  failures: [],
  needsRecentSignIn: true,
});

export const mailRestrictionLink = endpoint({
  operation: "mailRestrictionLink",
  method: "POST",
  path: "/api/restriction/link",
  summary: "Have the link mailed again that ends a restriction; the answer is the same for every address",
  access: "anyone",
  limit: "mail",
  body: () => z.strictObject({ email: emailAddress }),
  response: () => z.object({ sent: z.literal(true) }),
  failures: [],
});

export const endRestriction = endpoint({
  operation: "endRestriction",
  method: "POST",
  path: "/api/restriction/release",
  summary: "By the mailed link: end one's own restriction, or ask those who set it to end it",
  access: "anyone",
  limit: "signIn",
  body: () => z.strictObject({ token: z.string().min(1).max(200) }),
  response: () => z.object({ outcome: z.enum(["released", "asked"]) }),
  failures: ["rights.link_invalid"],
});

export const listCompanyRestrictions = endpoint({
  operation: "listCompanyRestrictions",
  method: "GET",
  path: "/api/company/restrictions",
  summary: "Members whose data is only kept",
  access: "administrator",
  limit: "read",
  response: () => list,
  failures: [],
});

export const restrictMember = endpoint({
  operation: "restrictMember",
  method: "POST",
  path: "/api/company/restrictions",
  summary: "Have a member's data kept and not used, with the reason that they are told",
  access: "administrator",
  limit: "write",
  body: () => restrict,
  failures: ["rights.person_not_found"],
  needsRecentSignIn: true,
});

export const releaseMemberRestriction = endpoint({
  operation: "releaseMemberRestriction",
  method: "POST",
  path: "/api/company/restrictions/:accountId/release",
  summary: "Let a member's data be used again; they are told by mail",
  access: "administrator",
  limit: "write",
  params: () => z.object({ accountId: id }),
  body: () => z.strictObject({ reason }),
  failures: ["rights.not_yours_to_release"],
  needsRecentSignIn: true,
});

export const listRestrictions = endpoint({
  operation: "listRestrictions",
  method: "GET",
  path: "/api/operator/restrictions",
  summary: "People whose data is only kept",
  access: "operator",
  limit: "read",
  response: () => list,
  failures: [],
});

export const restrictPerson = endpoint({
  operation: "restrictPerson",
  method: "POST",
  path: "/api/operator/restrictions",
  summary: "Have somebody's data kept and not used, with the reason that they are told",
  access: "operator",
  limit: "write",
  body: () => restrict,
  failures: ["rights.person_not_found"],
  needsRecentSignIn: true,
});

export const releaseRestriction = endpoint({
  operation: "releaseRestriction",
  method: "POST",
  path: "/api/operator/restrictions/:accountId/release",
  summary: "Let somebody's data be used again; they are told by mail",
  access: "operator",
  limit: "write",
  params: () => z.object({ accountId: id }),
  body: () => z.strictObject({ reason }),
  failures: [],
  needsRecentSignIn: true,
});
