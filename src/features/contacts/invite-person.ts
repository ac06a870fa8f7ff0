import type { SentInvitation } from "../../protocol/contacts.ts";
import type { Deps } from "./contacts.deps.ts";
import { alreadyContact, blockedByYou, idTaken, personNotFound, refusedLately } from "./contacts.errors.ts";
import { findBlock, findContact } from "./contacts.store.ts";
import { replyTo } from "./invitation-state.ts";
import { findInvitation, lastInvitation, openBetween } from "./invitations.store.ts";
import { presentSent } from "./present-invitation.ts";
import { joinNetworks, recordInvitation } from "./record-invitation.ts";
import { personKey, sealText } from "./seal-network.ts";

export interface PersonInvitation {
  readonly id: string;
  readonly inviterId: string;
  readonly inviteeId: string;
  readonly note: string;
}

/** Invites somebody whom the inviter can find (S14). Inviting whoever has invited oneself is accepting. */
export async function invitePerson(deps: Deps, input: PersonInvitation): Promise<SentInvitation> {
  const { db, doors, keys, now, relations } = deps;
  const { id, inviterId, inviteeId } = input;
  await doors.plans.require(inviterId, "invitePeople");
  // Blocked by the inviter: they know, and nobody else learns it. Blocked by the other one: not to be found.
  if (await relations.hasBlocked(inviterId, inviteeId)) throw blockedByYou();
  if (!(await doors.directory.mayFind(inviterId, inviteeId))) {
    const isInvited = (await openBetween(db.reader, inviteeId, inviterId, now())).length > 0;
    if (!isInvited || !(await doors.directory.mayInviteByMail(inviteeId, inviterId))) throw personNotFound();
  }
  const key = await personKey(keys, inviterId);
  const stored = await relations.change([inviterId, inviteeId], () =>
    db.transaction(async (tx) => {
      const known = await findInvitation(tx, id);
      if (known) return known;
      const last = await lastInvitation(tx, inviterId, { inviteeId });
      const reply = replyTo(
        {
          areContacts: (await findContact(tx, inviterId, inviteeId)) !== undefined,
          hasBlockedThem: (await findBlock(tx, inviterId, inviteeId)) !== undefined,
          isInvitedByThem: (await openBetween(tx, inviteeId, inviterId, now())).length > 0,
          last,
        },
        now(),
      );
      if (reply === "blockedByYou") throw blockedByYou();
      if (reply === "alreadyContact") throw alreadyContact();
      if (reply === "refusedLately") throw refusedLately();
      if (reply === "keep") return last;
      await recordInvitation(deps, tx, { id, inviterId, inviteeId, note: sealText(key, "note", id, input.note) });
      if (reply === "acceptTheirs") await joinNetworks(deps, tx, inviterId, inviteeId);
      return findInvitation(tx, id);
    }),
  );
  if (stored?.inviterId !== inviterId || stored.inviteeId !== inviteeId) throw idTaken();
  return presentSent(deps, stored);
}
