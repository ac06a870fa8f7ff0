import { z } from "zod";
import { answerPart, type ExportPart } from "../../platform/exporting/export-part.ts";
import type { Platform } from "../../platform/platform.ts";
import { getOwnMembership } from "../../protocol/companies.ts";
import { timestamp } from "../../protocol/primitives.ts";
import { actRequestsWith } from "./own-act-requests.store.ts";

const actRequest = z.object({
  /** What the person has to do with it; which other administrator it was is no data of theirs. */
  as: z.array(z.enum(["requested", "decided", "concerned"])),
  ...{ act: z.string(), state: z.string(), requestedAt: timestamp, decidedAt: timestamp.nullable() },
});

export const companiesExport = ({ db }: Pick<Platform, "db">): readonly ExportPart[] => [
  answerPart("company", ["company_join_requests"], getOwnMembership),
  {
    name: "act-requests",
    tables: ["company_act_requests"],
    schema: () => z.object({ requests: z.array(actRequest) }),
    async read(_, own) {
      const rows = await actRequestsWith(db.reader, own);
      return {
        requests: rows.map(({ accountId, requestedById, decidedById, act, state, requestedAt, decidedAt }) => ({
          as: [
            ...(requestedById === own ? (["requested"] as const) : []),
            ...(decidedById === own ? (["decided"] as const) : []),
            ...(accountId === own ? (["concerned"] as const) : []),
          ],
          ...{ act, state, requestedAt, decidedAt },
        })),
      };
    },
  },
];
