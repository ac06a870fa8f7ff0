import type { Invitation } from "../../protocol/companies.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { companyKey } from "./company-record.ts";
import { countInvitations, pageOfInvitations } from "./invitations.store.ts";
import { presentInvitation } from "./invite-person.ts";

/** Those nobody has accepted yet, the ones that ran out among them. */
export async function listInvitations(
  { db, keys }: Pick<CompaniesDeps, "db" | "keys">,
  companyId: string,
  page: { offset: number; limit: number },
): Promise<{ invitations: Invitation[]; total: number }> {
  const key = await companyKey(keys, companyId);
  const rows = await pageOfInvitations(db.reader, companyId, page);
  return {
    invitations: rows.map((row) => presentInvitation(key, row)),
    total: await countInvitations(db.reader, companyId),
  };
}
