import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

export const companyOverview = z.object({
  id,
  name: z.string(),
  members: z.number().int(),
  licences: z.array(z.object({ planId: id, plan: z.string(), bought: z.number().int(), assigned: z.number().int() })),
  createdAt: timestamp,
  agreement: z.object({ version: z.string(), acceptedAt: timestamp }).nullable(),
  /** `terminating`: nobody gets in any more, and what was its own is going. */
  state: z.enum(["active", "terminating"]),
});
export type CompanyOverview = z.infer<typeof companyOverview>;

export const listCompanies = endpoint({
  operation: "listCompanies",
  method: "GET",
  path: "/api/operator/companies",
  summary: "The companies of this instance: their size and licences, nothing of their content",
  access: "operator",
  limit: "read",
  response: () => z.object({ companies: z.array(companyOverview) }),
  failures: [],
});

const companyParams = z.object({ companyId: id });

export const previewTermination = endpoint({
  operation: "previewTermination",
  method: "GET",
  path: "/api/operator/companies/:companyId/termination",
  summary: "What goes when the company is terminated, in numbers",
  access: "operator",
  limit: "read",
  params: () => companyParams,
  response: () =>
    z.object({
      name: z.string(),
      members: z.number().int(),
      /** Chats that its members are in: their side goes, the other person keeps theirs. */
      chats: z.number().int(),
      /** Bubbles in which nobody but its members is: they go. Others go on with a new organiser. */
      bubbles: z.number().int(),
      files: z.number().int(),
      fileBytes: z.number(),
      invitations: z.number().int(),
      domains: z.number().int(),
    }),
  failures: ["core.not_found"],
});

export const terminateCompany = endpoint({
  operation: "terminateCompany",
  method: "POST",
  path: "/api/operator/companies/:companyId/termination",
  summary:
    "End a company for good: its people, their files and the bubbles in which nobody else is go, in the background",
  access: "operator",
  limit: "write",
  params: () => companyParams,
  /** Its name, typed by the operator: a wrong click ends no company. */
  body: () => z.strictObject({ name: z.string().max(200) }),
  failures: ["core.not_found", "operators.name_differs"],
  needsRecentSignIn: true,
});

/** One setting of the instance as it is in force, and where it is changed. Never a secret. */
export const instanceSetting = z.object({
  key: z.enum([
    "name",
    "publicUrl",
    "signUp",
    "mail",
    "scanner",
    "largestFile",
    "conferenceSize",
    "relays",
    "termsVersion",
    "database",
  ]),
  value: z.union([z.string(), z.number(), z.boolean()]),
  /** The configuration's key, `instance.sign_up`. */
  configured: z.string(),
});
export type InstanceSetting = z.infer<typeof instanceSetting>;

export const getInstanceSettings = endpoint({
  operation: "getInstanceSettings",
  method: "GET",
  path: "/api/operator/instance",
  summary: "How this instance is set up and how large it is; read only",
  access: "operator",
  limit: "read",
  response: () =>
    z.object({
      version: z.string(),
      startedAt: timestamp,
      settings: z.array(instanceSetting),
      people: z.number().int(),
      companies: z.number().int(),
      /** Bytes on the disk: database and files; null where the data is elsewhere. */
      dataBytes: z.number().nullable(),
    }),
  failures: [],
});
