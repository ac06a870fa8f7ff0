import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id } from "./primitives.ts";

/** What one person may see of another. */
export const person = z.object({
  id,
  firstName: z.string(),
  lastName: z.string(),
  companyName: z.string().nullable(),
  /** True once the account is gone: shown as a deleted user. */
  isDeleted: z.boolean(),
});
export type Person = z.infer<typeof person>;

export const findPeople = endpoint({
  operation: "findPeople",
  method: "GET",
  path: "/api/people",
  summary: "Search people as one types, by the beginnings of their names, company or by whole e-mail address",
  access: "account",
  limit: "read",
  query: z.object({ q: z.string().max(100).default(""), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  response: z.object({ people: z.array(person) }),
  failures: [],
});

export const getPeople = endpoint({
  operation: "getPeople",
  method: "POST",
  path: "/api/people/by-id",
  summary: "Names for ids that one already has (members, authors); ids one may not see are left out",
  access: "account",
  limit: "read",
  body: z.strictObject({ ids: z.array(id).min(1).max(200) }),
  response: z.object({ people: z.array(person) }),
  failures: [],
});
