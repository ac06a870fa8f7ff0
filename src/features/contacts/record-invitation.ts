import type { Tx } from "../../platform/storage/database.ts";
import type { Deps } from "./contacts.deps.ts";
import { tooManyToday } from "./contacts.errors.ts";
import { insertContacts } from "./contacts.store.ts";
import { openMs, restMs } from "./invitation-state.ts";
import {
  changeInvitation,
  countSentSince,
  deleteInvitationsBefore,
  type InvitationRow,
  insertInvitationOnce,
  openBetween,
} from "./invitations.store.ts";

/** In any 24 hours: nobody knows more new people in a day, and whoever wants to annoy many does. */
export const dailyCaps = { all: 100, mailed: 30 } as const;
const dayMs = 24 * 3_600_000;
/** Twice as long as anything that is still counted. */
const keptMs = 2 * (openMs + restMs);

type Facts = Pick<Deps, "facts">;

/** Tells one of the two sides that the invitation is not what it was. */
export const tellOfInvitation = ({ facts }: Facts, tx: Tx, invitationId: string, accountId: string) =>
  facts.record(tx, "invitation.changed", { invitationId, accountId }, { scope: `account:${accountId}` });

export type NewInvitation = Pick<InvitationRow, "id" | "inviterId" | "inviteeId" | "note"> &
  Partial<Pick<InvitationRow, "address" | "addressIndex" | "tokenHash">>;

/**
 * Writes an invitation down and tells both sides.
 * @returns false when the id is known: nothing was written
 * @throws contacts.too_many_today
 */
export async function recordInvitation(
  { facts, now }: Pick<Deps, "facts" | "now">,
  tx: Tx,
  input: NewInvitation,
): Promise<boolean> {
  const sentAt = now();
  const sent = await countSentSince(tx, input.inviterId, sentAt - dayMs);
  if (sent.all >= dailyCaps.all || (input.tokenHash && sent.mailed >= dailyCaps.mailed)) throw tooManyToday();
  await deleteInvitationsBefore(tx, sentAt - keptMs);
  const isNew = await insertInvitationOnce(tx, {
    ...{ address: null, addressIndex: null, tokenHash: null },
    ...input,
    ...{ state: "pending", sentAt, expiresAt: sentAt + openMs, decidedAt: null },
  });
  if (!isNew) return false;
  await tellOfInvitation({ facts }, tx, input.id, input.inviterId);
  if (input.inviteeId !== null) await tellOfInvitation({ facts }, tx, input.id, input.inviteeId);
  return true;
}

export const tellOfContact = ({ facts }: Facts, tx: Tx, accountId: string, contactId: string) =>
  facts.record(tx, "contact.changed", { accountId, contactId }, { scope: `account:${accountId}` });

/** Puts two people into each other's network; whatever else was open between them is accepted with it. */
export async function joinNetworks({ facts, now }: Pick<Deps, "facts" | "now">, tx: Tx, a: string, b: string) {
  const at = now();
  await insertContacts(tx, a, b, at);
  for (const row of [...(await openBetween(tx, a, b, at)), ...(await openBetween(tx, b, a, at))]) {
    await changeInvitation(tx, row.id, { state: "accepted", decidedAt: at });
    for (const accountId of [a, b]) await tellOfInvitation({ facts }, tx, row.id, accountId);
  }
  await tellOfContact({ facts }, tx, a, b);
  await tellOfContact({ facts }, tx, b, a);
}
