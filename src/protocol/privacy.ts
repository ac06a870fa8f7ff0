import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";
import { restrictionBy } from "./rights.ts";

/** Of a conversation as the person knew it then: a bubble may have another name by now, or be gone. */
const about = {
  conversationId: id,
  /** The other person of a direct chat. */
  otherId: id.optional(),
  bubbleName: z.string().optional(),
};

/** Acts of others on somebody's account that they are told of: what each means is in the interface's words. */
export const administeredActs = [
  "access_log.read",
  "diagnosis.log_read",
  "accounts.password_changed",
  "accounts.second_factor_reset",
  "companies.member_joined",
  "rights.restricted",
  "rights.restriction_released",
  "companies.act_requested",
  "companies.act_confirmed",
  "companies.act_refused",
  "companies.act_withdrawn",
  "companies.role_changed",
  "companies.member_deactivated",
  "companies.member_reactivated",
  "companies.member_released",
  "companies.join_request_refused",
  "plans.licence_assigned",
  "plans.licence_withdrawn",
  "plans.member_joined_group",
  "plans.member_left_group",
  "plans.member_functions_set",
  "single_sign_on.person_unlinked",
] as const;
export type AdministeredAct = (typeof administeredActs)[number];

/** What was done with somebody's data. */
export const privacyAct = z.discriminatedUnion("kind", [
  /** They deleted everything on their side. */
  z.object({ kind: z.literal("sideCleared"), ...about, messages: z.number().int().nonnegative() }),
  /** Theirs was the last side: what nobody had any more was destroyed. */
  z.object({
    kind: z.literal("contentDestroyed"),
    ...about,
    messages: z.number().int().nonnegative(),
    files: z.number().int().nonnegative(),
    /** The key that sealed it, too: no copy of it opens. */
    isKeyDestroyed: z.boolean(),
  }),
  /** They turned their own seen marks on or off. */
  z.object({ kind: z.literal("seenMarks"), isOn: z.boolean() }),
  /** Somebody else acted on their account: an administrator, the operator, or (null) a command on the machine. */
  z.object({
    kind: z.literal("administered"),
    act: z.enum(administeredActs),
    actorId: id.nullable(),
    /** As they are called now; null: nobody bears it any more. */
    actorName: z.string().nullable(),
    /** Given by who did it. */
    reason: z.string().optional(),
  }),
  /** Their data is only kept from then on, or was used again. */
  z.object({ kind: z.literal("restricted"), by: restrictionBy, reason: z.string() }),
  z.object({ kind: z.literal("restrictionReleased"), by: restrictionBy, reason: z.string() }),
]);
export type PrivacyAct = z.infer<typeof privacyAct>;

export const privacyEntry = z.object({ id: z.number().int().positive(), at: timestamp, act: privacyAct });
export type PrivacyEntry = z.infer<typeof privacyEntry>;

export const listPrivacyLog = endpoint({
  operation: "listPrivacyLog",
  method: "GET",
  path: "/api/me/privacy-log",
  summary: "What was done with one's data, newest first",
  access: "account",
  limit: "read",
  query: () =>
    z.object({
      /** Only entries older than this one. */
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  response: () => z.object({ entries: z.array(privacyEntry), hasMore: z.boolean() }),
  failures: [],
});

export const previewSide = endpoint({
  operation: "previewSide",
  method: "GET",
  path: "/api/conversations/:conversationId/side",
  summary: "What deleting everything on one's own side would delete",
  access: "account",
  limit: "read",
  params: () => z.object({ conversationId: id }),
  response: () =>
    z.object({
      messages: z.number().int().nonnegative(),
      /** Shared there; whose file it is keeps it among their own. */
      files: z.number().int().nonnegative(),
      /** In one's history. */
      calls: z.number().int().nonnegative(),
    }),
  failures: ["conversation.not_found"],
});
