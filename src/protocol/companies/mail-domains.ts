import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { id, timestamp } from "../primitives.ts";

export const domainJoining = z.enum(["off", "approval", "automatic"]);

export type DomainJoining = z.infer<typeof domainJoining>;

export const mailDomain = z.object({
  id,
  domain: z.string(),
  /** The TXT record that proves it. */
  recordName: z.string(),
  recordValue: z.string(),
  verifiedAt: timestamp.nullable(),
  checkedAt: timestamp.nullable(),
  /** The record has been missing since then; after a week the domain is given up. */
  missingSince: timestamp.nullable(),
  joining: domainJoining,
});

export type MailDomain = z.infer<typeof mailDomain>;

export const listMailDomains = endpoint({
  operation: "listMailDomains",
  method: "GET",
  path: "/api/company/domains",
  summary: "The company's mail domains",
  access: "administrator",
  limit: "read",
  response: () => z.object({ domains: z.array(mailDomain) }),
  failures: [],
});

export const addMailDomain = endpoint({
  operation: "addMailDomain",
  method: "POST",
  path: "/api/company/domains",
  summary: "Claim a mail domain; it counts once its DNS record was found",
  access: "administrator",
  limit: "write",
  body: () => z.strictObject({ domain: z.string().trim().min(4).max(253) }),
  response: () => mailDomain,
  failures: ["companies.domain_invalid", "companies.domain_public", "companies.too_many"],
});

const domainParams = z.object({ domainId: id });

export const checkMailDomain = endpoint({
  operation: "checkMailDomain",
  method: "POST",
  path: "/api/company/domains/:domainId/check",
  summary: "Look for the DNS record now",
  access: "administrator",
  limit: "mail",
  params: () => domainParams,
  response: () => mailDomain,
  failures: ["companies.domain_unproved", "companies.domain_taken", "companies.dns_unavailable"],
});

export const updateMailDomain = endpoint({
  operation: "updateMailDomain",
  method: "PATCH",
  path: "/api/company/domains/:domainId",
  summary: "Say what happens when somebody proves an address of the domain",
  access: "administrator",
  limit: "write",
  params: () => domainParams,
  body: () => z.strictObject({ joining: domainJoining }),
  response: () => mailDomain,
  failures: ["companies.domain_unproved"],
});

export const removeMailDomain = endpoint({
  operation: "removeMailDomain",
  method: "DELETE",
  path: "/api/company/domains/:domainId",
  summary: "Give a domain up; members stay",
  access: "administrator",
  limit: "write",
  params: () => domainParams,
  failures: [],
});
