import type { Db } from "../../../platform/storage/database.ts";
import type { GuardedAct } from "../../../protocol/companies.ts";
import { secondNeeded } from "../companies.errors.ts";
import { findCompany } from "../companies.store.ts";
import { judgeGuarded } from "./four-eyes.policy.ts";

export const hasFourEyes = async (db: Db, companyId: string): Promise<boolean> =>
  (await findCompany(db, companyId))?.fourEyes ?? false;

/** Before an administrator does it alone. @throws companies.second_needed */
export async function mayDoAlone(db: Db, companyId: string, act: GuardedAct): Promise<void> {
  if (judgeGuarded(act, await hasFourEyes(db, companyId)) === "needsSecond") throw secondNeeded();
}
