import { hashToken, newToken } from "../../platform/crypto/tokens.ts";
import type { SentInvitation } from "../../protocol/contacts.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { Deps } from "./contacts.deps.ts";
import { idTaken, mailClosed, ownAddress, refusedLately } from "./contacts.errors.ts";
import { replyTo } from "./invitation-state.ts";
import { findInvitation, lastInvitation, openBetween } from "./invitations.store.ts";
import { addressIndexOf, mailInvitation } from "./mail-invitation.ts";
import type { MailboxRest } from "./mailbox-rest.ts";
import { presentSent } from "./present-invitation.ts";
import { joinNetworks, recordInvitation } from "./record-invitation.ts";
import { personKey, sealText } from "./seal-network.ts";

export interface MailInvitation {
  readonly id: string;
  readonly inviterId: string;
  readonly email: string;
  readonly note: string;
  /** Of the inviter: what a mailbox is written to in when nobody here is known to own it. */
  readonly language: Language;
}

/**
 * Invites an address. The answer does not depend on whose it is: an account, nobody's, somebody's who cannot be found or has
 * blocked the inviter. Only the owner of the mailbox learns more.
 */
export async function inviteByMail(
  deps: Deps & { readonly mailboxRest: MailboxRest },
  input: MailInvitation,
): Promise<SentInvitation> {
  const { db, doors, keys, now, relations } = deps;
  const { id, inviterId } = input;
  await doors.plans.require(inviterId, "invitePeople");
  if (!(await doors.directory.mayMailInvitations(inviterId))) throw mailClosed();
  const email = input.email.trim();
  const addressIndex = addressIndexOf(keys, email);
  const inviteeId = (await doors.accounts.idByEmail(email)) ?? null;
  if (inviteeId === inviterId) throw ownAddress();
  const arrives = inviteeId === null || (await doors.directory.mayInviteByMail(inviterId, inviteeId));
  const key = await personKey(keys, inviterId);
  const token = newToken();
  const mayWrite = arrives && deps.mailboxRest.maySend(addressIndex);

  const stored = await relations.change([inviterId, inviteeId ?? ""], () =>
    db.transaction(async (tx) => {
      const known = await findInvitation(tx, id);
      if (known) return known;
      const last = await lastInvitation(tx, inviterId, { addressIndex });
      const isInvitedByThem =
        arrives && inviteeId !== null && (await openBetween(tx, inviteeId, inviterId, now())).length > 0;
      // That they are contacts, or blocked, is not said here: it would say whose the address is.
      const reply = replyTo({ areContacts: false, hasBlockedThem: false, isInvitedByThem, last }, now());
      if (reply === "refusedLately") throw refusedLately();
      if (reply === "keep") return last;
      await recordInvitation(deps, tx, {
        ...{ id, inviterId, inviteeId, addressIndex, tokenHash: hashToken(token) },
        address: sealText(key, "address", id, email),
        note: sealText(key, "note", id, input.note),
      });
      if (reply === "acceptTheirs" && inviteeId !== null) await joinNetworks(deps, tx, inviterId, inviteeId);
      else if (mayWrite)
        await mailInvitation(deps, tx, { email, inviterId, inviteeId, token, language: input.language });
      return findInvitation(tx, id);
    }),
  );
  if (stored?.inviterId !== inviterId || stored.addressIndex !== addressIndex) throw idTaken();
  return presentSent(deps, stored);
}
