import type { Caller, Platform } from "../../platform/platform.ts";
import type { People } from "./people.ts";
import { noCompany } from "./presence.errors.ts";
import { saveCompany } from "./presence.store.ts";

/** Whether a company lets its members show when they were last here; each member still decides for themselves. */
export async function allowLastSeen(
  { audit, db, people }: Pick<Platform, "audit" | "db"> & { people: People },
  { accountId: actorId, companyId }: Pick<Caller, "accountId" | "companyId">,
  allowsLastSeen: boolean,
): Promise<void> {
  if (companyId === null) throw noCompany();
  if (people.companyAllowsLastSeen(companyId) === allowsLastSeen) return;
  await db.transaction(async (tx) => {
    await saveCompany(tx, companyId, allowsLastSeen);
    const detail = { allowsLastSeen };
    await audit.record(tx, { act: "presence.last_seen_changed", actorId, companyId, subjectId: companyId, detail });
  });
  people.companyChanged(companyId, allowsLastSeen);
}
