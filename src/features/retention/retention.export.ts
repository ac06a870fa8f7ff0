import { z } from "zod";
import type { ExportPart } from "../../platform/exporting/export-part.ts";
import type { Platform } from "../../platform/platform.ts";
import { timestamp } from "../../protocol/primitives.ts";
import { policiesSetBy } from "./own-policies.store.ts";

const days = z.number().int().nullable();
const policy = z.object({
  ...{ scope: z.enum(["company", "bubble"]), scopeId: z.string() },
  ...{ messagesDays: days, filesDays: days, historyDays: days, changedAt: timestamp },
});

export const retentionExport = ({ db }: Pick<Platform, "db">): readonly ExportPart[] => [
  {
    name: "retention-policies",
    tables: ["retention_policies"],
    schema: () => z.object({ policies: z.array(policy) }),
    read: async (_, accountId) => ({ policies: await policiesSetBy(db.reader, accountId) }),
  },
];
