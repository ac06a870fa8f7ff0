import { z } from "zod";
import { conversation, newcomersSee, tag } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

const ofBubble = z.object({ conversationId: id });
const ofPerson = z.object({ conversationId: id, accountId: id });
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "must be the token of a link");
const changed = ["conversation.not_found", "conversation.not_allowed", "conversation.archived"] as const;

/** An invitation as the invited person sees it: of what was said before it they learn nothing. */
export const bubbleInvitation = z.object({
  conversationId: id,
  name: z.string(),
  /** Without guests. */
  memberCount: z.number().int(),
  newcomersSee,
  invitedById: id,
  invitedAt: timestamp,
});
export type BubbleInvitation = z.infer<typeof bubbleInvitation>;

/** Who is not in a bubble but was asked, asks, or was. */
export const outsider = z.object({
  accountId: id,
  state: z.enum(["invited", "refused", "requested", "left", "removed"]),
  /** Who invited them; null: nobody. */
  byId: id.nullable(),
  at: timestamp,
});
export type Outsider = z.infer<typeof outsider>;

export const bubbleLink = z.object({
  url: z.string(),
  createdAt: timestamp,
  expiresAt: timestamp.nullable(),
  maxUses: z.number().int().nullable(),
  uses: z.number().int(),
  needsApproval: z.boolean(),
});
export type BubbleLink = z.infer<typeof bubbleLink>;

export const changeBubbleRules = endpoint({
  operation: "changeBubbleRules",
  method: "PATCH",
  path: "/api/conversations/:conversationId/rules",
  summary: "Who writes, what newcomers see, its tags: organiser and moderators; archive and restore: its organiser",
  access: "account",
  limit: "write",
  params: () => ofBubble,
  body: () =>
    z.strictObject({
      isArchived: z.boolean().optional(),
      announcesOnly: z.boolean().optional(),
      newcomersSee: newcomersSee.optional(),
      tags: z.array(tag).max(5).optional(),
    }),
  response: () => conversation,
  failures: changed,
});

export const setBubblePicture = endpoint({
  operation: "setBubblePicture",
  method: "PUT",
  path: "/api/conversations/:conversationId/picture",
  summary: "A bubble's picture: square JPEG, PNG or WebP of at most 8 MiB, drawn anew",
  access: "account",
  limit: "upload",
  params: () => ofBubble,
  streams: true,
  response: () => conversation,
  failures: [...changed, "profiles.picture_unusable"],
});

export const removeBubblePicture = endpoint({
  operation: "removeBubblePicture",
  method: "DELETE",
  path: "/api/conversations/:conversationId/picture",
  summary: "Have no picture; the earlier one is gone",
  access: "account",
  limit: "write",
  params: () => ofBubble,
  response: () => conversation,
  failures: changed,
});

export const getBubblePicture = endpoint({
  operation: "getBubblePicture",
  method: "GET",
  path: "/api/conversations/:conversationId/picture/:version",
  summary: "A bubble's picture as WebP, 512 or (`size=small`) 96 pixels wide, for its members",
  access: "account",
  admitsGuests: true,
  // A list shows many at once, and each is asked for once: browsers keep them.
  limit: "none",
  params: () => z.object({ conversationId: id, version: id }),
  query: () => z.object({ size: z.enum(["large", "small"]).default("large") }),
  response: "stream",
  failures: ["conversation.not_found"],
});

export const inviteToBubble = endpoint({
  operation: "inviteToBubble",
  method: "POST",
  path: "/api/conversations/:conversationId/invitations",
  summary: "Invite people, who then accept or refuse; who is in already or asks to be is not invited",
  access: "account",
  limit: "write",
  params: () => ofBubble,
  body: () => z.strictObject({ accountIds: z.array(id).min(1).max(200) }),
  response: () => z.object({ outsiders: z.array(outsider) }),
  failures: [...changed, "conversation.bubble_full", "directory.person_not_found", "plans.switched_off"],
});

export const listBubbleInvitations = endpoint({
  operation: "listBubbleInvitations",
  method: "GET",
  path: "/api/bubble-invitations",
  summary: "Bubbles that wait for the caller's answer, the newest first",
  access: "account",
  limit: "read",
  response: () => z.object({ invitations: z.array(bubbleInvitation) }),
  failures: [],
});

export const answerBubbleInvitation = endpoint({
  operation: "answerBubbleInvitation",
  method: "POST",
  path: "/api/bubble-invitations/:conversationId",
  summary: "Accept or refuse an invitation into a bubble",
  access: "account",
  limit: "write",
  params: () => ofBubble,
  body: () => z.strictObject({ answer: z.enum(["accept", "refuse"]) }),
  failures: ["conversation.invitation_gone", "conversation.bubble_full", "conversation.archived"],
});

export const listOutsiders = endpoint({
  operation: "listOutsiders",
  method: "GET",
  path: "/api/conversations/:conversationId/outsiders",
  summary: "Who was invited or asks to join, and who left or was removed: for organiser and moderators",
  access: "account",
  limit: "read",
  params: () => ofBubble,
  response: () => z.object({ outsiders: z.array(outsider) }),
  failures: ["conversation.not_found", "conversation.not_allowed"],
});

export const decideOutsider = endpoint({
  operation: "decideOutsider",
  method: "POST",
  path: "/api/conversations/:conversationId/outsiders/:accountId",
  summary: "Let somebody in who asks to join; or refuse them, and take an invitation back",
  access: "account",
  limit: "write",
  params: () => ofPerson,
  body: () => z.strictObject({ decision: z.enum(["accept", "refuse"]) }),
  response: () => z.object({ outsiders: z.array(outsider) }),
  failures: [...changed, "conversation.invitation_gone", "conversation.bubble_full"],
});

const link = z.object({ link: bubbleLink.nullable() });

export const getBubbleLink = endpoint({
  operation: "getBubbleLink",
  method: "GET",
  path: "/api/conversations/:conversationId/join-link",
  summary: "The link by which people with an account come in: for organiser and moderators",
  access: "account",
  limit: "read",
  params: () => ofBubble,
  response: () => link,
  failures: ["conversation.not_found", "conversation.not_allowed"],
});

export const renewBubbleLink = endpoint({
  operation: "renewBubbleLink",
  method: "PUT",
  path: "/api/conversations/:conversationId/join-link",
  summary: "Make a new link; the one before stops working",
  access: "account",
  limit: "write",
  params: () => ofBubble,
  body: () =>
    z.strictObject({
      validDays: z.number().int().min(1).max(365).nullable(),
      maxUses: z.number().int().min(1).max(10_000).nullable(),
      needsApproval: z.boolean(),
    }),
  response: () => link,
  failures: changed,
});

export const closeBubbleLink = endpoint({
  operation: "closeBubbleLink",
  method: "DELETE",
  path: "/api/conversations/:conversationId/join-link",
  summary: "Close the link",
  access: "account",
  limit: "write",
  params: () => ofBubble,
  failures: ["conversation.not_found", "conversation.not_allowed"],
});

export const readBubbleLink = endpoint({
  operation: "readBubbleLink",
  method: "POST",
  path: "/api/bubble-links/read",
  summary: "Which bubble a link leads into: for those whom its organiser may find",
  access: "account",
  limit: "signIn",
  body: () => z.strictObject({ token }),
  response: () =>
    z.object({
      name: z.string(),
      memberCount: z.number().int(),
      newcomersSee,
      needsApproval: z.boolean(),
      /** Where the caller is in already; null: not yet. */
      conversationId: id.nullable(),
    }),
  failures: ["conversation.join_link_invalid"],
});

export const followBubbleLink = endpoint({
  operation: "followBubbleLink",
  method: "POST",
  path: "/api/bubble-links/follow",
  summary: "Join a bubble by its link, or ask to",
  access: "account",
  limit: "signIn",
  body: () => z.strictObject({ token }),
  response: () => z.object({ outcome: z.enum(["joined", "requested"]), conversationId: id.nullable() }),
  failures: ["conversation.join_link_invalid", "conversation.bubble_full", "conversation.archived"],
});

export const previewBubbleDeletion = endpoint({
  operation: "previewBubbleDeletion",
  method: "GET",
  path: "/api/conversations/:conversationId/deletion",
  summary: "What would go with the bubble, in numbers: for its organiser",
  access: "account",
  limit: "read",
  params: () => ofBubble,
  response: () =>
    z.object({
      messages: z.number().int(),
      /** Shared here and nowhere else: destroyed. */
      files: z.number().int(),
      /** Shared elsewhere too: they stay there. */
      filesElsewhere: z.number().int(),
      conferences: z.number().int(),
      members: z.number().int(),
      guests: z.number().int(),
    }),
  failures: ["conversation.not_found", "conversation.not_allowed"],
});

export const deleteBubble = endpoint({
  operation: "deleteBubble",
  method: "POST",
  path: "/api/conversations/:conversationId/deletion",
  summary: "Delete the bubble for everybody and for good: its organiser, who gives its name once more",
  access: "account",
  limit: "write",
  params: () => ofBubble,
  body: () => z.strictObject({ name: z.string().max(200) }),
  failures: ["conversation.not_found", "conversation.not_allowed", "conversation.name_differs"],
});

export const openSupport = endpoint({
  operation: "openSupport",
  method: "POST",
  path: "/api/company/support",
  summary: "Come into the bubble that one's company names for questions (S47)",
  access: "account",
  limit: "write",
  response: () => z.object({ conversationId: id }),
  failures: ["companies.support_gone", "conversation.archived", "conversation.bubble_full"],
});
