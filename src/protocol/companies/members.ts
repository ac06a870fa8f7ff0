import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { id } from "../primitives.ts";

export const memberRole = z.enum(["member", "administrator"]);

export type MemberRole = z.infer<typeof memberRole>;

export const memberEntry = z.object({
  id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  role: memberRole,
  isDeactivated: z.boolean(),
});

export type MemberEntry = z.infer<typeof memberEntry>;

const memberParams = z.object({ accountId: id });

export const listMembers = endpoint({
  operation: "listMembers",
  method: "GET",
  path: "/api/company/members",
  summary: "A page of the company's members, sorted and filtered on the server",
  access: "administrator",
  limit: "read",
  query: () =>
    z.object({
      q: z.string().max(100).default(""),
      role: memberRole.optional(),
      state: z.enum(["active", "deactivated"]).optional(),
      sort: z.enum(["name", "email", "role", "state"]).default("name"),
      order: z.enum(["ascending", "descending"]).default("ascending"),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  response: () => z.object({ members: z.array(memberEntry), total: z.number().int() }),
  failures: [],
});

export const changeMemberRole = endpoint({
  operation: "changeMemberRole",
  method: "PUT",
  path: "/api/company/members/:accountId/role",
  summary: "Make somebody an administrator or a member",
  access: "administrator",
  limit: "write",
  params: () => memberParams,
  body: () => z.strictObject({ role: memberRole }),
  response: () => memberEntry,
  failures: ["companies.second_needed", "companies.last_administrator"],
  needsRecentSignIn: true,
});

export const deactivateMember = endpoint({
  operation: "deactivateMember",
  method: "POST",
  path: "/api/company/members/:accountId/deactivate",
  summary: "Keep somebody out: their sessions end at once, they cannot sign in and are not found",
  access: "administrator",
  limit: "write",
  params: () => memberParams,
  response: () => memberEntry,
  failures: ["companies.second_needed", "companies.last_administrator"],
});

export const reactivateMember = endpoint({
  operation: "reactivateMember",
  method: "POST",
  path: "/api/company/members/:accountId/reactivate",
  summary: "Let somebody in again",
  access: "administrator",
  limit: "write",
  params: () => memberParams,
  response: () => memberEntry,
  failures: [],
});

export const releaseMember = endpoint({
  operation: "releaseMember",
  method: "POST",
  path: "/api/company/members/:accountId/release",
  summary: "Let somebody leave the company with their account",
  access: "administrator",
  limit: "write",
  params: () => memberParams,
  failures: ["companies.second_needed", "companies.last_administrator"],
  needsRecentSignIn: true,
});

export const resetMemberSecondFactor = endpoint({
  operation: "resetMemberSecondFactor",
  method: "POST",
  path: "/api/company/members/:accountId/second-factor/reset",
  summary: "Remove a member's second factor, so that they can set up another",
  access: "administrator",
  limit: "write",
  params: () => memberParams,
  failures: ["companies.second_needed"],
  needsRecentSignIn: true,
});
