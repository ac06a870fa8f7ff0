import { z } from "zod";
import { newPassword } from "../accounts.ts";
import { emailAddress } from "../email-address.ts";
import { endpoint } from "../endpoint.ts";
import { id, language, timestamp } from "../primitives.ts";
import { joinOffer, optionalLine, personName } from "./lines.ts";
import { memberRole } from "./members.ts";

export const invitation = z.object({
  id,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: memberRole,
  language,
  sentAt: timestamp,
  expiresAt: timestamp,
});

export type Invitation = z.infer<typeof invitation>;

export const joinLink = z.object({
  url: z.string(),
  createdAt: timestamp,
  expiresAt: timestamp.nullable(),
  maxUses: z.number().int().nullable(),
  uses: z.number().int(),
  needsApproval: z.boolean(),
});

export type JoinLink = z.infer<typeof joinLink>;

export const joinRequest = z.object({
  id,
  accountId: id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  origin: z.enum(["link", "domain"]),
  requestedAt: timestamp,
});

export type JoinRequest = z.infer<typeof joinRequest>;

const token = z.string().min(20).max(200);

const joinOutcome = z.object({ outcome: z.enum(["joined", "requested"]) });

export const listInvitations = endpoint({
  operation: "listInvitations",
  method: "GET",
  path: "/api/company/invitations",
  summary: "Invitations that nobody has accepted yet, the newest first",
  access: "administrator",
  limit: "read",
  query: () =>
    z.object({
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  response: () => z.object({ invitations: z.array(invitation), total: z.number().int() }),
  failures: [],
});

export const invitePerson = endpoint({
  operation: "inviteMember",
  method: "POST",
  path: "/api/company/invitations",
  summary: "Mail an invitation; an address that was invited before is mailed again",
  access: "administrator",
  limit: "write",
  body: () =>
    z.strictObject({
      email: emailAddress,
      firstName: optionalLine(80),
      lastName: optionalLine(80),
      role: memberRole,
      language,
    }),
  response: () => invitation,
  failures: ["companies.four_eyes_invitation", "companies.already_member", "companies.too_many"],
});

const invitationParams = z.object({ invitationId: id });

export const resendInvitation = endpoint({
  operation: "resendInvitation",
  method: "POST",
  path: "/api/company/invitations/:invitationId/resend",
  summary: "Mail a new link; the one mailed before stops working",
  access: "administrator",
  limit: "write",
  params: () => invitationParams,
  response: () => invitation,
  failures: [],
});

export const withdrawInvitation = endpoint({
  operation: "withdrawMemberInvitation",
  method: "DELETE",
  path: "/api/company/invitations/:invitationId",
  summary: "Withdraw an invitation: its link stops working",
  access: "administrator",
  limit: "write",
  params: () => invitationParams,
  failures: [],
});

export const readInvitation = endpoint({
  operation: "readInvitation",
  method: "POST",
  path: "/api/invitations/read",
  summary: "What the holder of a mailed link is invited to",
  access: "anyone",
  limit: "signIn",
  body: () => z.strictObject({ token }),
  response: () =>
    z.object({
      companyName: z.string(),
      email: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      /** Whoever has the link reads the mailbox, and may know. */
      hasAccount: z.boolean(),
    }),
  failures: ["companies.invitation_invalid"],
});

export const signUpInvited = endpoint({
  operation: "signUpInvited",
  method: "POST",
  path: "/api/invitations/sign-up",
  summary: "Open the account one was invited to; the mailed link proves the address",
  access: "anyone",
  limit: "signIn",
  body: () =>
    z.strictObject({
      token,
      password: newPassword,
      firstName: personName,
      lastName: personName,
      language,
      acceptedTerms: z.string().max(40),
    }),
  /** The address to sign in with. */
  response: () => z.object({ email: z.string() }),
  failures: [
    "companies.invitation_invalid",
    "companies.sign_in_first",
    "accounts.terms_outdated",
    "accounts.password_common",
  ],
});

export const joinByInvitation = endpoint({
  operation: "joinByInvitation",
  method: "POST",
  path: "/api/invitations/accept",
  summary: "Join the company with the account one is signed in with",
  access: "account",
  limit: "signIn",
  body: () => z.strictObject({ token }),
  response: () => joinOutcome,
  failures: ["companies.invitation_invalid", "companies.invitation_other_address", "companies.already_bound"],
});

export const getJoinLink = endpoint({
  operation: "getJoinLink",
  method: "GET",
  path: "/api/company/join-link",
  summary: "The link with which people join",
  access: "administrator",
  limit: "read",
  response: () => z.object({ link: joinLink.nullable() }),
  failures: [],
});

export const renewJoinLink = endpoint({
  operation: "renewJoinLink",
  method: "PUT",
  path: "/api/company/join-link",
  summary: "Make a new link; the one before stops working",
  access: "administrator",
  limit: "write",
  body: () =>
    z.strictObject({
      validDays: z.number().int().min(1).max(365).nullable(),
      maxUses: z.number().int().min(1).max(10_000).nullable(),
      needsApproval: z.boolean(),
    }),
  response: () => z.object({ link: joinLink.nullable() }),
  failures: [],
});

export const closeJoinLink = endpoint({
  operation: "closeJoinLink",
  method: "DELETE",
  path: "/api/company/join-link",
  summary: "Close the link",
  access: "administrator",
  limit: "write",
  failures: [],
});

export const readJoinLink = endpoint({
  operation: "readJoinLink",
  method: "POST",
  path: "/api/join-links/read",
  summary: "Which company a link leads into",
  access: "anyone",
  limit: "signIn",
  body: () => z.strictObject({ token }),
  response: () => joinOffer,
  failures: ["companies.join_link_invalid"],
});

export const followJoinLink = endpoint({
  operation: "followJoinLink",
  method: "POST",
  path: "/api/join-links/follow",
  summary: "Join by a link, or ask to",
  access: "account",
  limit: "signIn",
  body: () => z.strictObject({ token }),
  response: () => joinOutcome,
  failures: ["companies.join_link_invalid", "companies.already_bound"],
});

export const joinByDomain = endpoint({
  operation: "joinByDomain",
  method: "POST",
  path: "/api/company/join-by-domain",
  summary: "Join the company that one's mail domain belongs to, or ask to",
  access: "account",
  limit: "write",
  response: () => joinOutcome,
  failures: ["companies.already_bound"],
});

export const listJoinRequests = endpoint({
  operation: "listJoinRequests",
  method: "GET",
  path: "/api/company/join-requests",
  summary: "People who ask to join, the oldest first",
  access: "administrator",
  limit: "read",
  response: () => z.object({ requests: z.array(joinRequest) }),
  failures: [],
});

export const decideJoinRequest = endpoint({
  operation: "decideJoinRequest",
  method: "POST",
  path: "/api/company/join-requests/:requestId",
  summary: "Let somebody join, or not",
  access: "administrator",
  limit: "write",
  params: () => z.object({ requestId: id }),
  body: () => z.strictObject({ decision: z.enum(["accept", "refuse"]) }),
  failures: [],
});
