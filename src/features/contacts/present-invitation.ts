import type { ReceivedInvitation, SentInvitation } from "../../protocol/contacts.ts";
import type { Deps } from "./contacts.deps.ts";
import { restMs, stateAt } from "./invitation-state.ts";
import { type InvitationRow, openFor, sentBy } from "./invitations.store.ts";
import { openText, personKey } from "./seal-network.ts";

/** As its sender sees it: by mail, nothing says whether and whose the address is. */
export async function presentSent(
  { keys, now }: Pick<Deps, "keys" | "now">,
  row: InvitationRow,
): Promise<SentInvitation> {
  const key = await personKey(keys, row.inviterId);
  return {
    id: row.id,
    accountId: row.address === null ? row.inviteeId : null,
    email: row.address === null ? null : openText(key, "address", row.id, row.address),
    note: openText(key, "note", row.id, row.note),
    state: stateAt(row, now()),
    sentAt: row.sentAt,
    expiresAt: row.expiresAt,
  };
}

/**
 * As the invited person sees it; undefined when they may not (any more): it is over, one of them blocked the other, or a
 * company has closed itself. Asked again each time, so that a change in between counts.
 */
export async function presentReceived(
  { doors, keys, now }: Pick<Deps, "doors" | "keys" | "now">,
  row: InvitationRow,
  inviteeId: string,
): Promise<ReceivedInvitation | undefined> {
  const { inviterId } = row;
  if (row.inviteeId !== inviteeId || stateAt(row, now()) !== "pending") return undefined;
  if (!(await doors.directory.mayInviteByMail(inviterId, inviteeId))) return undefined;
  const inviter = await doors.directory.person(inviterId);
  if (!inviter) return undefined;
  const { id, firstName, lastName, companyName } = inviter;
  return {
    id: row.id,
    inviter: { id, firstName, lastName, companyName },
    note: openText(await personKey(keys, inviterId), "note", row.id, row.note),
    sentAt: row.sentAt,
    expiresAt: row.expiresAt,
  };
}

export async function receivedBy(deps: Pick<Deps, "db" | "doors" | "keys" | "now">, accountId: string) {
  const rows = await openFor(deps.db.reader, accountId, deps.now());
  const presented = await Promise.all(rows.map((row) => presentReceived(deps, row, accountId)));
  return presented.filter((invitation) => invitation !== undefined);
}

export async function sentInvitationsOf({ db, ...deps }: Pick<Deps, "db" | "keys" | "now">, accountId: string) {
  const rows = await sentBy(db.reader, accountId, deps.now() - restMs);
  return Promise.all(rows.map((row) => presentSent(deps, row)));
}
