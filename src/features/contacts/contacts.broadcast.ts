import type { Fact } from "../../facts.ts";
import type { Host } from "../../platform/platform.ts";
import type { WireEvent } from "../../protocol/socket.ts";
import { addressBookStateOf } from "./address-book.ts";
import type { Deps } from "./contacts.deps.ts";
import { findInvitation } from "./invitations.store.ts";
import { presentReceived, presentSent } from "./present-invitation.ts";
import { blockedBy, contactFor, groupsFor } from "./present-network.ts";

type Own = "contact.changed" | "contactGroups.changed" | "invitation.changed" | "block.changed" | "addressBook.changed";

/** Facts of this feature are each for one person's devices, and what they are told is read when it is told. */
export function broadcastContacts(host: Host, deps: Pick<Deps, "db" | "doors" | "keys" | "now">): void {
  const toOwn = <K extends Own>(kind: K, present: (payload: Fact<K>["payload"]) => Promise<WireEvent>): void =>
    host.broadcast(kind, {
      audience: async ({ payload }) => [payload.accountId],
      present: ({ payload }) => present(payload),
    });

  toOwn("contact.changed", async ({ accountId, contactId }) => {
    const contact = await contactFor(deps, accountId, contactId);
    return contact ? { type: "contact.changed", contact } : { type: "contact.removed", accountId: contactId };
  });
  toOwn("contactGroups.changed", async ({ accountId }) => ({
    type: "contactGroups.changed",
    groups: await groupsFor(deps, accountId),
  }));
  toOwn("invitation.changed", async ({ invitationId, accountId }) => {
    const row = await findInvitation(deps.db.reader, invitationId);
    if (row?.inviterId === accountId) return { type: "invitation.sent", invitation: await presentSent(deps, row) };
    const received = row && (await presentReceived(deps, row, accountId));
    return received ? { type: "invitation.received", invitation: received } : { type: "invitation.gone", invitationId };
  });
  toOwn("block.changed", async ({ accountId, blockedId }) => ({
    type: "block.changed",
    accountId: blockedId,
    blocked: (await blockedBy(deps, accountId, blockedId)) ?? null,
  }));
  toOwn("addressBook.changed", async ({ accountId }) => ({
    type: "addressBook.changed",
    addressBook: await addressBookStateOf(deps, accountId),
  }));
}
