import { hashToken } from "../../platform/crypto/tokens.ts";
import type { ReceivedInvitation } from "../../protocol/contacts.ts";
import type { Deps } from "./contacts.deps.ts";
import { invitationGone } from "./contacts.errors.ts";
import { stateAt } from "./invitation-state.ts";
import { changeInvitation, findByTokenHash, unclaimedTo } from "./invitations.store.ts";
import { addressIndexOf } from "./mail-invitation.ts";
import { presentReceived } from "./present-invitation.ts";
import { tellOfInvitation } from "./record-invitation.ts";

/** Who invites, for whoever holds the mailed link and has not signed in yet. @throws contacts.invitation_gone */
export async function lookAtInvitation(
  { db, doors, now }: Pick<Deps, "db" | "doors" | "now">,
  token: string,
): Promise<{ firstName: string; lastName: string; expiresAt: number }> {
  const row = await findByTokenHash(db.reader, hashToken(token));
  const inviter = row && stateAt(row, now()) === "pending" ? await doors.directory.person(row.inviterId) : undefined;
  if (!row || !inviter) throw invitationGone();
  return { firstName: inviter.firstName, lastName: inviter.lastName, expiresAt: row.expiresAt };
}

/**
 * Gives the mailed invitation to the account that its link was opened with: whoever reads the mailbox may be here under
 * another address.
 * @throws contacts.invitation_gone
 */
export async function claimInvitation(
  deps: Pick<Deps, "db" | "doors" | "facts" | "keys" | "now">,
  { token, accountId }: { token: string; accountId: string },
): Promise<ReceivedInvitation> {
  const { db, now } = deps;
  const claimed = await db.transaction(async (tx) => {
    const row = await findByTokenHash(tx, hashToken(token));
    if (!row || stateAt(row, now()) !== "pending" || row.inviterId === accountId) throw invitationGone();
    if (row.inviteeId === accountId) return row;
    await changeInvitation(tx, row.id, { inviteeId: accountId });
    if (row.inviteeId !== null) await tellOfInvitation(deps, tx, row.id, row.inviteeId);
    await tellOfInvitation(deps, tx, row.id, accountId);
    return { ...row, inviteeId: accountId };
  });
  const received = await presentReceived(deps, claimed, accountId);
  if (!received) throw invitationGone();
  return received;
}

/** Somebody may have proved an address: what was sent to it before waits for them now. May run twice. */
export async function bindInvitations(
  { db, doors, facts, keys, now }: Pick<Deps, "db" | "doors" | "facts" | "keys" | "now">,
  accountId: string,
): Promise<void> {
  const addresses = await doors.accounts.addressesOf(accountId);
  const indexes = addresses.map((address) => addressIndexOf(keys, address));
  if ((await unclaimedTo(db.reader, indexes, now())).length === 0) return;
  await db.transaction(async (tx) => {
    for (const row of await unclaimedTo(tx, indexes, now())) {
      if (row.inviterId === accountId) continue;
      await changeInvitation(tx, row.id, { inviteeId: accountId });
      await tellOfInvitation({ facts }, tx, row.id, accountId);
    }
  });
}
