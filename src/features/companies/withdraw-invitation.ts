import type { Administering } from "./change-member.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { invitationNotFound } from "./companies.errors.ts";
import { companyKey } from "./company-record.ts";
import { findInvitation, removeInvitation } from "./invitations.store.ts";
import { openInvitee } from "./invite-person.ts";

/** The link stops working, and the address is forgotten. */
export async function withdrawInvitation(
  { db, keys, audit, facts }: Pick<CompaniesDeps, "db" | "keys" | "audit" | "facts">,
  { companyId, actorId }: Administering,
  invitationId: string,
): Promise<void> {
  const key = await companyKey(keys, companyId);
  await db.transaction(async (tx) => {
    const row = await findInvitation(tx, companyId, invitationId);
    if (!row) throw invitationNotFound();
    await removeInvitation(tx, companyId, invitationId);
    const detail = { email: openInvitee(key, row).email };
    await audit.record(tx, {
      ...{ act: "companies.invitation_withdrawn", actorId, companyId, subjectId: invitationId },
      detail,
    });
    await facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
  });
}
