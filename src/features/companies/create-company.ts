import type { Platform } from "../../platform/platform.ts";
import { insertCompany } from "./companies.store.ts";
import { sealName } from "./company-record.ts";

/**
 * Makes a company on behalf of whoever runs the machine (the demo, tests): without data and agreement, until an
 * administrator enters them.
 * @returns the company's id
 */
export async function createCompany(
  { db, keys, now, newId }: Pick<Platform, "db" | "keys" | "now" | "newId">,
  { name }: { name: string },
): Promise<string> {
  const id = newId();
  const key = await keys.create(`company:${id}`);
  await db.transaction(async (tx) => {
    await insertCompany(tx, { id, name: sealName(key, id, name), createdAt: now() });
  });
  return id;
}
