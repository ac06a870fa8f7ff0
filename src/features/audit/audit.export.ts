import { z } from "zod";
import { type AuditReader, createAuditReader } from "../../platform/audit/audit-reader.ts";
import type { ExportPart } from "../../platform/exporting/export-part.ts";
import type { Platform } from "../../platform/platform.ts";
import { id, timestamp } from "../../protocol/primitives.ts";

const entry = z.object({
  number: z.number().int(),
  at: timestamp,
  act: z.string(),
  /** Which administrator or operator it was is no data of this person. */
  by: z.enum(["you", "somebody in charge", "the program"]),
  /** The account or thing it was done to. */
  subjectId: z.string().nullable(),
  companyId: id.nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
});

const byWhom = (actorId: string | null, accountId: string) =>
  actorId === null ? "the program" : actorId === accountId ? "you" : "somebody in charge";

const all = async (reader: AuditReader, accountId: string) =>
  (await Array.fromAsync(reader.oldestFirst({ personId: accountId }))).flat().map(({ actorId, ...row }) => ({
    ...{ number: row.number, at: row.at, act: row.act, by: byWhom(actorId, accountId) },
    ...{ subjectId: row.subjectId, companyId: row.companyId, detail: row.detail },
  }));

/** What the record of administrative and security acts says about the person: done by them, or to them. */
export const auditExport = (platform: Pick<Platform, "db" | "keys">): readonly ExportPart[] => [
  {
    name: "audit",
    tables: ["audit_entries"],
    schema: () => z.object({ entries: z.array(entry) }),
    read: async (_, accountId) => ({ entries: await all(createAuditReader(platform), accountId) }),
  },
];
