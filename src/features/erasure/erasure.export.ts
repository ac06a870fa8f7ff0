import { z } from "zod";
import type { ExportPart } from "../../platform/exporting/export-part.ts";
import type { Platform } from "../../platform/platform.ts";
import { id, timestamp } from "../../protocol/primitives.ts";
import { findRequest } from "./erasure.store.ts";

const request = z.object({ companyId: id, askedAt: timestamp });

/** What a member asked their administrators for. */
export const erasureExport = ({ db }: Pick<Platform, "db">): readonly ExportPart[] => [
  {
    name: "erasure-request",
    tables: ["erasure_requests"],
    schema: () => z.object({ request: request.nullable() }),
    async read(_, accountId) {
      const row = await findRequest(db.reader, accountId);
      return { request: row ? { companyId: row.companyId, askedAt: row.askedAt } : null };
    },
  },
];
