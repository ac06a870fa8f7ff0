import { seal } from "../../platform/crypto/seal.ts";
import type { Platform } from "../../platform/platform.ts";
import { insertCompany } from "./companies.store.ts";
import { namePlace } from "./company-names.ts";

/** @returns the company's id */
export async function createCompany(
  { db, keys, now, newId }: Pick<Platform, "db" | "keys" | "now" | "newId">,
  { name }: { name: string },
): Promise<string> {
  const id = newId();
  const key = await keys.create(`company:${id}`);
  await db.transaction(async (tx) => {
    await insertCompany(tx, { id, name: seal(key, namePlace(id), name.trim()), createdAt: now() });
  });
  return id;
}
