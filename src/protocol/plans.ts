import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id } from "./primitives.ts";

/**
 * Functions that can be turned off, by the operator's plan (then locked), by a company, a group profile or for one person.
 * A new one is on by default.
 */
export const switchNames = [
  "chat",
  "bubbles",
  "files",
  "audioCalls",
  "videoCalls",
  "screenSharing",
  "conferences",
  "guests",
  "recording",
  "manualPresence",
  "hideSeenMarks",
  "findPeople",
  "invitePeople",
  "importContacts",
  "editProfile",
] as const;
export const switchName = z.enum(switchNames);
export type SwitchName = z.infer<typeof switchName>;

/** Where it was decided that a function is on or off; null: nowhere, it is on because nobody turned it off. */
export const decidedBy = z.enum(["plan", "company", "group", "person"]).nullable();
export type DecidedBy = z.infer<typeof decidedBy>;

export const functionState = z.object({ name: switchName, isOn: z.boolean(), decidedBy });
export type FunctionState = z.infer<typeof functionState>;

/** What a plan allows of something; null: as much as the instance does. */
const limit = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).nullable();
export const planLimits = z.strictObject({
  /** Of a person's own files. */
  storageBytes: limit,
  /** Most members of a bubble whose organiser has the plan. */
  bubbleMembers: limit,
  /** Most participants of a conference that somebody with the plan started; 0: they only take part in others'. */
  conferenceParticipants: limit,
});
export type PlanLimits = z.infer<typeof planLimits>;

/** What one company, group or person says of functions; a name that is missing is inherited. */
export const switchSettings = z.partialRecord(switchName, z.enum(["on", "off"]));
export type SwitchSettings = z.infer<typeof switchSettings>;

export const getOwnFunctions = endpoint({
  operation: "getOwnFunctions",
  method: "GET",
  path: "/api/me/functions",
  summary: "What one may use, and for what is off where that was decided",
  access: "account",
  limit: "read",
  response: () =>
    z.object({
      functions: z.array(functionState),
      limits: planLimits,
      plan: z.object({ id, name: z.string() }),
    }),
  failures: [],
});

const planName = z.string().trim().min(1).max(60);
const lacking = z
  .array(switchName)
  .max(switchNames.length)
  .refine((names) => new Set(names).size === names.length, "names a function twice");

export const plan = z.object({
  id,
  name: z.string(),
  /** Functions that it does not contain: locked for whoever has it. */
  lacking: z.array(switchName),
  limits: planLimits,
});
export type Plan = z.infer<typeof plan>;

export const offeredPlan = plan.extend({
  /** Of people without a licence; one plan has it. */
  isDefault: z.boolean(),
  /** Licences of all companies, and how many of them their members have. */
  bought: z.number().int(),
  assigned: z.number().int(),
});
export type OfferedPlan = z.infer<typeof offeredPlan>;

const planParams = z.object({ planId: id });

export const listPlans = endpoint({
  operation: "listPlans",
  method: "GET",
  path: "/api/operator/plans",
  summary: "The plans of this instance",
  access: "operator",
  limit: "read",
  response: () => z.object({ plans: z.array(offeredPlan) }),
  failures: [],
});

export const createPlan = endpoint({
  operation: "createPlan",
  method: "POST",
  path: "/api/operator/plans",
  summary: "Offer a new plan; its id is made by the client, so that a retry finds the first",
  access: "operator",
  limit: "write",
  body: () => z.strictObject({ id, name: planName, lacking, limits: planLimits }),
  response: () => offeredPlan,
  failures: ["plans.id_taken", "plans.too_many"],
});

export const changePlan = endpoint({
  operation: "changePlan",
  method: "PATCH",
  path: "/api/operator/plans/:planId",
  summary: "Change a plan; counts at once for everybody who has it",
  access: "operator",
  limit: "write",
  params: () => planParams,
  body: () =>
    z.strictObject({
      name: planName.optional(),
      lacking: lacking.optional(),
      limits: planLimits.optional(),
      /** Makes it the plan of people without a licence. */
      isDefault: z.literal(true).optional(),
    }),
  response: () => offeredPlan,
  failures: ["core.not_found"],
});

export const deletePlan = endpoint({
  operation: "deletePlan",
  method: "DELETE",
  path: "/api/operator/plans/:planId",
  summary: "Withdraw a plan that no company has licences of",
  access: "operator",
  limit: "write",
  params: () => planParams,
  failures: ["core.not_found", "plans.in_use"],
});

export const setLicences = endpoint({
  operation: "setLicences",
  method: "PUT",
  path: "/api/operator/companies/:companyId/licences/:planId",
  summary: "How many licences of a plan a company has",
  access: "operator",
  limit: "write",
  params: () => z.object({ companyId: id, planId: id }),
  body: () => z.strictObject({ bought: z.number().int().min(0).max(1_000_000) }),
  failures: ["core.not_found", "plans.licences_assigned"],
});

export const companyLicence = z.object({ plan, bought: z.number().int(), assigned: z.number().int() });
export type CompanyLicence = z.infer<typeof companyLicence>;

export const listLicences = endpoint({
  operation: "listLicences",
  method: "GET",
  path: "/api/company/licences",
  summary: "The licences of one's company",
  access: "administrator",
  limit: "read",
  response: () =>
    z.object({
      licences: z.array(companyLicence),
      /** Of members without one. */
      defaultPlan: plan,
    }),
  failures: [],
});

const memberParams = z.object({ accountId: id });

export const assignLicence = endpoint({
  operation: "assignLicence",
  method: "PUT",
  path: "/api/company/members/:accountId/licence",
  summary: "Give a member a licence in place of the one they have; null takes it back",
  access: "administrator",
  limit: "write",
  params: () => memberParams,
  body: () => z.strictObject({ planId: id.nullable() }),
  failures: ["core.not_found", "plans.no_licence_left"],
});

export const groupProfile = z.object({ id, name: z.string(), switches: switchSettings, memberCount: z.number().int() });
export type GroupProfile = z.infer<typeof groupProfile>;

export const getCompanyFunctions = endpoint({
  operation: "getCompanyFunctions",
  method: "GET",
  path: "/api/company/functions",
  summary: "What one's company turned on or off for its members and groups",
  access: "administrator",
  limit: "read",
  response: () =>
    z.object({
      switches: switchSettings,
      groups: z.array(groupProfile),
      /** Plans that its members have: what one of them lacks stays off for those who have it. */
      plans: z.array(plan),
    }),
  failures: [],
});

export const setCompanyFunctions = endpoint({
  operation: "setCompanyFunctions",
  method: "PUT",
  path: "/api/company/functions",
  summary: "Turn functions on or off for all members",
  access: "administrator",
  limit: "write",
  body: () => z.strictObject({ switches: switchSettings }),
  failures: [],
});

const groupName = z.string().trim().min(1).max(60);

export const createGroup = endpoint({
  operation: "createGroup",
  method: "POST",
  path: "/api/company/groups",
  summary: "A set of functions for some members; its id is made by the client, so that a retry finds the first",
  access: "administrator",
  limit: "write",
  body: () => z.strictObject({ id, name: groupName, switches: switchSettings.default({}) }),
  response: () => groupProfile,
  failures: ["plans.id_taken", "plans.too_many"],
});

const groupParams = z.object({ groupId: id });

export const changeGroup = endpoint({
  operation: "changeGroup",
  method: "PATCH",
  path: "/api/company/groups/:groupId",
  summary: "Rename a group, or turn functions on or off for it",
  access: "administrator",
  limit: "write",
  params: () => groupParams,
  body: () => z.strictObject({ name: groupName.optional(), switches: switchSettings.optional() }),
  response: () => groupProfile,
  failures: ["core.not_found"],
});

export const deleteGroup = endpoint({
  operation: "deleteGroup",
  method: "DELETE",
  path: "/api/company/groups/:groupId",
  summary: "Dissolve a group; its members have what the company says",
  access: "administrator",
  limit: "write",
  params: () => groupParams,
  failures: ["core.not_found"],
});

export const memberEntitlement = z.object({
  accountId: id,
  /** null: they have the default plan. */
  planId: id.nullable(),
  groupId: id.nullable(),
  /** What was said for them alone. */
  switches: switchSettings,
  /** What comes of all levels. */
  functions: z.array(functionState),
});
export type MemberEntitlement = z.infer<typeof memberEntitlement>;

export const getMemberEntitlements = endpoint({
  operation: "getMemberEntitlements",
  method: "POST",
  path: "/api/company/members/entitlements",
  summary: "Licence, group and functions of members; ids of anybody else are left out",
  access: "administrator",
  limit: "read",
  body: () => z.strictObject({ ids: z.array(id).max(200) }),
  response: () => z.object({ members: z.array(memberEntitlement) }),
  failures: [],
});

export const setMemberFunctions = endpoint({
  operation: "setMemberFunctions",
  method: "PUT",
  path: "/api/company/members/:accountId/functions",
  summary: "Turn functions on or off for one member",
  access: "administrator",
  limit: "write",
  params: () => memberParams,
  body: () => z.strictObject({ switches: switchSettings }),
  response: () => memberEntitlement,
  failures: ["core.not_found"],
});

export const setMemberGroup = endpoint({
  operation: "setMemberGroup",
  method: "PUT",
  path: "/api/company/members/:accountId/group",
  summary: "Put a member into a group in place of the one they are in; null takes them out",
  access: "administrator",
  limit: "write",
  params: () => memberParams,
  body: () => z.strictObject({ groupId: id.nullable() }),
  failures: ["core.not_found"],
});
