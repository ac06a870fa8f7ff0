import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id } from "./primitives.ts";

/** What one person may see of another. */
export const person = z.object({
  id,
  firstName: z.string(),
  lastName: z.string(),
  companyName: z.string().nullable(),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
  /** Names the picture at `/api/people/:id/avatar/:version`; null without one. */
  avatar: id.nullable(),
  /** True once the account is gone: shown as a deleted user. */
  isDeleted: z.boolean(),
  /** Came by a bubble's link and has, or had, no account (S37): the name is `firstName`, empty once they are gone. */
  isGuest: z.boolean(),
  /** A program that writes into a bubble (B11): the name is `firstName`. */
  isProgram: z.literal(true).optional(),
});
export type Person = z.infer<typeof person>;

/** Everybody the caller may find, or those of them in the caller's company, or outside it. */
export const searchedParts = ["everybody", "company", "outside"] as const;
export const searchedPart = z.enum(searchedParts);
export type SearchedPart = z.infer<typeof searchedPart>;

export const findPeople = endpoint({
  operation: "findPeople",
  tokenScope: "people:read",
  method: "GET",
  path: "/api/people",
  summary:
    "Search people as one types, by the beginnings of their names, company, job, department or tags, give or take a slip, or by a whole e-mail address",
  access: "account",
  limit: "read",
  query: () =>
    z.object({
      q: z.string().max(100).default(""),
      within: searchedPart.default("everybody"),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
  response: () => z.object({ people: z.array(person) }),
  failures: ["plans.switched_off"],
});

export const listColleagues = endpoint({
  operation: "listColleagues",
  method: "GET",
  path: "/api/company/people",
  summary: "The colleagues whom the caller may find, by name, a page at a time; nobody for who is in no company",
  access: "account",
  limit: "read",
  query: () =>
    z.object({
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
  /** `total`: how many the caller may find, beside themselves. */
  response: () => z.object({ people: z.array(person), total: z.number().int().nonnegative() }),
  failures: ["plans.switched_off"],
});

export const getPeople = endpoint({
  operation: "getPeople",
  tokenScope: "people:read",
  method: "POST",
  path: "/api/people/by-id",
  summary: "Names for ids that one already has (members, authors); ids one may not see are left out",
  access: "account",
  admitsGuests: true,
  limit: "read",
  body: () => z.strictObject({ ids: z.array(id).min(1).max(200) }),
  response: () => z.object({ people: z.array(person) }),
  failures: [],
});

export const peopleEvents = [
  /** People as the receiver sees them from now on; null: not any more. What they say on their page may have changed too. */
  z.object({
    type: z.literal("people.changed"),
    people: z.array(z.object({ accountId: id, person: person.nullable() })),
  }),
  /** Too many changed, or whom the receiver finds: what is shown is to be asked for again, at a random moment of this time. */
  z.object({ type: z.literal("people.stale"), withinMs: z.number().int().nonnegative() }),
] as const;

/**
 * How far a company and its people can be found (S9). `public`: everybody finds them, they find everybody. `private`: no
 * outsider finds them, they find others. `organization`: they and the companies they named find each other. `closed`: neither,
 * but by a mailed invitation. `isolated`: not even that.
 */
export const visibilityLevels = ["public", "private", "organization", "closed", "isolated"] as const;
export const visibilityLevel = z.enum(visibilityLevels);
export type VisibilityLevel = z.infer<typeof visibilityLevel>;

/** What a person decides for themselves, where their company lets them: `hidden` leaves administrators and contacts. */
export const findableChoices = ["asCompany", "hiddenFromOutsiders", "hidden"] as const;
export const findableChoice = z.enum(findableChoices);
export type FindableChoice = z.infer<typeof findableChoice>;

const namedCompany = z.object({ id, name: z.string() });
const partnerCode = z.string().trim().min(1).max(64);
export const companyVisibility = z.object({
  level: visibilityLevel,
  /** Whether its people may hide themselves further. */
  mayHide: z.boolean(),
  /** Companies whose people find this one's. */
  partners: z.array(namedCompany),
  /** Companies that let this one's people find theirs. */
  namedBy: z.array(namedCompany),
  /** Handed to another company, so that it can name this one; null until one is made. */
  partnerCode: z.string().nullable(),
});
export type CompanyVisibility = z.infer<typeof companyVisibility>;

export const getCompanyVisibility = endpoint({
  operation: "getCompanyVisibility",
  method: "GET",
  path: "/api/company/visibility",
  summary: "How far the own company and its people can be found",
  access: "administrator",
  limit: "read",
  response: () => companyVisibility,
  failures: [],
});

export const changeCompanyVisibility = endpoint({
  operation: "changeCompanyVisibility",
  method: "PATCH",
  path: "/api/company/visibility",
  summary: "Decide how far the own company and its people can be found; counts at once",
  access: "administrator",
  limit: "write",
  body: () => z.strictObject({ level: visibilityLevel.optional(), mayHide: z.boolean().optional() }),
  response: () => companyVisibility,
  failures: [],
});

export const namePartner = endpoint({
  operation: "namePartner",
  method: "POST",
  path: "/api/company/visibility/partners",
  summary: "Let the people of another company find one's own; it is named by the code its administrators gave out",
  access: "administrator",
  limit: "write",
  body: () => z.strictObject({ code: partnerCode }),
  response: () => companyVisibility,
  failures: ["directory.partner_not_found", "directory.too_many_partners"],
});

export const removePartner = endpoint({
  operation: "removePartner",
  method: "DELETE",
  path: "/api/company/visibility/partners/:companyId",
  summary: "No longer let the people of that company find one's own",
  access: "administrator",
  limit: "write",
  params: () => z.object({ companyId: id }),
  response: () => companyVisibility,
  failures: [],
});

export const renewPartnerCode = endpoint({
  operation: "renewPartnerCode",
  method: "POST",
  path: "/api/company/visibility/partner-code",
  summary: "Make a new code to hand to another company; the earlier one no longer counts",
  access: "administrator",
  limit: "write",
  response: () => companyVisibility,
  failures: [],
});

export const ownVisibility = z.object({
  choice: findableChoice,
  /** Who finds this person although they hide. */
  exceptions: z.array(id),
  /** False: the company decides alone and the choice does not count. */
  mayHide: z.boolean(),
  /** Of one's company; null without one. */
  companyLevel: visibilityLevel.nullable(),
});
export type OwnVisibility = z.infer<typeof ownVisibility>;

export const getOwnVisibility = endpoint({
  operation: "getOwnVisibility",
  method: "GET",
  path: "/api/people/me/visibility",
  summary: "Who can find the caller",
  access: "account",
  limit: "read",
  response: () => ownVisibility,
  failures: [],
});

export const changeOwnVisibility = endpoint({
  operation: "changeOwnVisibility",
  method: "PUT",
  path: "/api/people/me/visibility",
  summary: "Decide who can find oneself, where one's company allows it",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ choice: findableChoice, exceptions: z.array(id).max(100).default([]) }),
  response: () => ownVisibility,
  failures: ["directory.company_decides"],
});
