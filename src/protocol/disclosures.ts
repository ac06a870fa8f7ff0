import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { language, timestamp } from "./primitives.ts";

/** For everybody, before the sign-in too. */
export const publicDisclosure = z.enum(["notice", "processors", "retention"]);
/** For the operator, and for administrators on behalf of their company. */
export const restrictedDisclosure = z.enum(["record", "measures"]);
export const disclosureKind = z.enum([...publicDisclosure.options, ...restrictedDisclosure.options]);
export type DisclosureKind = z.infer<typeof disclosureKind>;

const disclosureDocument = z.object({
  language,
  title: z.string(),
  subtitle: z.string(),
  parties: z.array(z.object({ role: z.string(), lines: z.array(z.string()) })),
  sections: z.array(
    z.object({
      heading: z.string(),
      paragraphs: z.array(z.string()),
      points: z.array(z.string()).optional(),
      /** Each a heading of its own with what belongs to it. */
      entries: z.array(z.object({ term: z.string(), lines: z.array(z.string()) })).optional(),
      link: z.object({ label: z.string(), url: z.string() }).optional(),
    }),
  ),
  closing: z.string(),
});
export type DisclosureDocument = z.infer<typeof disclosureDocument>;

/** The beginning of the SHA-256 of its text in all languages. */
const version = z.string().regex(/^[0-9a-f]{12}$/);

const disclosure = z.object({
  kind: disclosureKind,
  version,
  /** Since when it is, or was, the one in force. */
  at: timestamp,
  isCurrent: z.boolean(),
  document: disclosureDocument,
  /** All that ever were in force, the newest first. */
  versions: z.array(z.object({ version, at: timestamp })),
  /** Keys of the configuration that the operator has not filled in. */
  missing: z.array(z.string()),
});
export type Disclosure = z.infer<typeof disclosure>;

const query = () => z.object({ language: language.default("en"), version: version.optional() });

export const readDisclosure = endpoint({
  operation: "readDisclosure",
  method: "GET",
  path: "/api/disclosures/:kind",
  summary: "The privacy notice, the list of processors or the retention plan, as it is in force or as it was",
  access: "anyone",
  limit: "read",
  params: () => z.object({ kind: publicDisclosure }),
  query,
  response: () => disclosure,
  failures: [],
});

export const downloadDisclosure = endpoint({
  operation: "downloadDisclosure",
  method: "GET",
  path: "/api/disclosures/:kind/pdf",
  summary: "The same as PDF",
  access: "anyone",
  limit: "read",
  params: () => z.object({ kind: publicDisclosure }),
  query,
  response: "stream",
  failures: [],
});

export const readRecord = endpoint({
  operation: "readRecord",
  method: "GET",
  path: "/api/records/:kind",
  summary: "The record of processing activities or the measures taken, for operators and companies' administrators",
  access: "account",
  limit: "read",
  params: () => z.object({ kind: restrictedDisclosure }),
  query,
  response: () => disclosure,
  failures: [],
});

export const downloadRecord = endpoint({
  operation: "downloadRecord",
  method: "GET",
  path: "/api/records/:kind/pdf",
  summary: "The same as PDF",
  access: "account",
  limit: "read",
  params: () => z.object({ kind: restrictedDisclosure }),
  query,
  response: "stream",
  failures: [],
});
