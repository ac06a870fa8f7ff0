import { z } from "zod";
import type { ExportPart } from "../../platform/exporting/export-part.ts";
import type { Platform } from "../../platform/platform.ts";
import { timestamp } from "../../protocol/primitives.ts";
import { objectedAt } from "./notices.store.ts";

/** What one objected to, and when. */
export const noticesExport = ({ db }: Pick<Platform, "db">): readonly ExportPart[] => [
  {
    name: "objections",
    tables: ["notice_objections"],
    schema: () => z.object({ noticesObjectedAt: timestamp.nullable() }),
    read: async (_, accountId) => ({ noticesObjectedAt: await objectedAt(db.reader, accountId) }),
  },
];
