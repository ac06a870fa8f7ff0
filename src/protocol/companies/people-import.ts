import { z } from "zod";
import { endpoint } from "../endpoint.ts";

/** A line of an import, and what is or will be done about it. */
export const importLine = z.object({
  /** In the file, from 1; the line it begins at. */
  line: z.number().int(),
  state: z.enum(["good", "invited", "member", "faulty"]),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  faults: z.array(
    z.object({
      column: z.enum(["email", "firstName", "lastName", "role", "language", "line"]),
      reason: z.enum(["missing", "invalid", "tooLong", "twice", "unknownValue", "unclosedQuote"]),
    }),
  ),
});

export type ImportLine = z.infer<typeof importLine>;

export const importReport = z.object({
  separator: z.enum([",", ";", "\t"]),
  encoding: z.enum(["utf-8", "windows-1252"]),
  counts: z.object({
    good: z.number().int(),
    invited: z.number().int(),
    member: z.number().int(),
    faulty: z.number().int(),
  }),
  lines: z.array(importLine),
});

export type ImportReport = z.infer<typeof importReport>;

const csvFailures = ["companies.csv_unreadable", "companies.csv_no_address", "companies.csv_too_long"] as const;

export const previewImport = endpoint({
  operation: "previewImport",
  method: "POST",
  path: "/api/company/import/preview",
  summary: "Read a CSV of people and say what would be done with each line; changes nothing",
  access: "administrator",
  limit: "upload",
  response: () => importReport,
  failures: [...csvFailures, "core.too_large"],
  streams: true,
});

export const commitImport = endpoint({
  operation: "commitImport",
  method: "POST",
  path: "/api/company/import",
  summary: "Invite everybody whose line is good; sending the same file again invites nobody twice",
  access: "administrator",
  limit: "upload",
  response: () => importReport,
  failures: [...csvFailures, "companies.too_many", "core.too_large"],
  streams: true,
});
