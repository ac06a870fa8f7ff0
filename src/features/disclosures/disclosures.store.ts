import { and, desc, eq } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { DisclosureKind } from "../../protocol/disclosures.ts";
import { disclosures } from "./disclosures.tables.ts";

export type DisclosureRow = typeof disclosures.$inferSelect;

/** The newest one, or the newest with that version. */
export const findDisclosure = async (
  db: Db,
  kind: DisclosureKind,
  version?: string,
): Promise<DisclosureRow | undefined> =>
  (
    await db
      .select()
      .from(disclosures)
      .where(and(eq(disclosures.kind, kind), version === undefined ? undefined : eq(disclosures.version, version)))
      .orderBy(desc(disclosures.number))
      .limit(1)
  )[0];

export const versionsOf = (db: Db, kind: DisclosureKind) =>
  db
    .select({ version: disclosures.version, at: disclosures.at })
    .from(disclosures)
    .where(eq(disclosures.kind, kind))
    .orderBy(desc(disclosures.number));

export const insertDisclosure = (tx: Tx, row: DisclosureRow) => tx.insert(disclosures).values(row);
