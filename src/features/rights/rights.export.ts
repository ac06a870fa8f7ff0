import { z } from "zod";
import { open } from "../../platform/crypto/seal.ts";
import type { ExportPart } from "../../platform/exporting/export-part.ts";
import type { Platform } from "../../platform/platform.ts";
import { timestamp } from "../../protocol/primitives.ts";
import { allRestrictionsOf } from "./own-restrictions.store.ts";
import { reasonPlace } from "./restrict.ts";

const restriction = z.object({
  by: z.string(),
  reason: z.string(),
  since: timestamp,
  releaseAskedAt: timestamp.nullable(),
  releasedAt: timestamp.nullable(),
  releasedBy: z.string().nullable(),
  releaseReason: z.string().nullable(),
});

/** When one's data was only kept, and why. */
export const rightsExport = ({ db, keys }: Pick<Platform, "db" | "keys">): readonly ExportPart[] => [
  {
    name: "restrictions",
    tables: ["restrictions"],
    schema: () => z.object({ restrictions: z.array(restriction) }),
    async read(_, accountId) {
      const key = await keys.get(`person:${accountId}`);
      const rows = await allRestrictionsOf(db.reader, accountId);
      return {
        restrictions: rows.map(({ id, by, since, reason, releaseAskedAt, releasedAt, releasedBy, releaseReason }) => ({
          ...{ by, since, releaseAskedAt, releasedAt, releasedBy },
          reason: open(key, reasonPlace(id, "reason"), reason),
          releaseReason: releaseReason === null ? null : open(key, reasonPlace(id, "release_reason"), releaseReason),
        })),
      };
    },
  },
];
