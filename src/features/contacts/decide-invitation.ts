import type { Contact } from "../../protocol/contacts.ts";
import type { Deps } from "./contacts.deps.ts";
import { invitationGone } from "./contacts.errors.ts";
import { step } from "./invitation-state.ts";
import { changeInvitation, findInvitation } from "./invitations.store.ts";
import { presentReceived } from "./present-invitation.ts";
import { contactFor } from "./present-network.ts";
import { joinNetworks, tellOfInvitation } from "./record-invitation.ts";

interface Decision {
  readonly invitationId: string;
  readonly accountId: string;
}

/** Only for whoever may see it: a blocked inviter's invitation is not there. */
async function waitingFor(deps: Pick<Deps, "db" | "doors" | "keys" | "now">, { invitationId, accountId }: Decision) {
  const row = await findInvitation(deps.db.reader, invitationId);
  if (!row || !(await presentReceived(deps, row, accountId))) throw invitationGone();
  return row;
}

/** @throws contacts.invitation_gone */
export async function acceptInvitation(deps: Deps, decision: Decision): Promise<Contact> {
  const { db, now, relations } = deps;
  const { invitationId, accountId } = decision;
  const { inviterId } = await waitingFor(deps, decision);
  await relations.change([accountId, inviterId], () =>
    db.transaction(async (tx) => {
      const row = await findInvitation(tx, invitationId);
      const next = row?.inviteeId === accountId && step(row, { type: "accept", by: "invitee" }, now());
      if (!next) throw invitationGone();
      // Also accepts this very invitation, as one of those that are open between the two.
      await joinNetworks(deps, tx, accountId, inviterId);
    }),
  );
  const contact = await contactFor(deps, accountId, inviterId);
  if (!contact) throw invitationGone();
  return contact;
}

/** @throws contacts.invitation_gone */
export async function refuseInvitation(deps: Deps, decision: Decision): Promise<void> {
  const { db, now } = deps;
  const { invitationId, accountId } = decision;
  const { inviterId } = await waitingFor(deps, decision);
  await db.transaction(async (tx) => {
    const row = await findInvitation(tx, invitationId);
    const next = row?.inviteeId === accountId && step(row, { type: "refuse", by: "invitee" }, now());
    if (!next) throw invitationGone();
    await changeInvitation(tx, invitationId, next);
    await tellOfInvitation(deps, tx, invitationId, accountId);
    await tellOfInvitation(deps, tx, invitationId, inviterId);
  });
}

/** By the inviter. @throws contacts.invitation_gone */
export async function withdrawInvitation(
  { db, facts, now }: Pick<Deps, "db" | "facts" | "now">,
  { invitationId, accountId }: Decision,
): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await findInvitation(tx, invitationId);
    const next = row?.inviterId === accountId && step(row, { type: "withdraw", by: "inviter" }, now());
    if (!next) throw invitationGone();
    await changeInvitation(tx, invitationId, next);
    await tellOfInvitation({ facts }, tx, invitationId, accountId);
    if (row.inviteeId !== null) await tellOfInvitation({ facts }, tx, invitationId, row.inviteeId);
  });
}
