import { describe, expect, test } from "bun:test";
import type { Contact, ReceivedInvitation, SentInvitation } from "../../../src/protocol/contacts.ts";
import { afterEvent, emptyNetwork, type Network, standingOf } from "./network-state.ts";

const now = 1_000;
const contact = (accountId: string): Contact => ({ accountId, since: 1, isFavourite: false, groupIds: [] });
const received = (id: string, from: string, expiresAt = now + 1): ReceivedInvitation => ({
  id,
  inviter: { id: from, firstName: "", lastName: "", companyName: null },
  note: "",
  sentAt: 1,
  expiresAt,
});
const sent = (id: string, accountId: string, state: SentInvitation["state"] = "pending"): SentInvitation => ({
  ...{ id, accountId, email: null, note: "", state, sentAt: 1, expiresAt: now + 1 },
});
const after = (...events: Parameters<typeof afterEvent>[1][]): Network => events.reduce(afterEvent, emptyNetwork);

describe("S14 the network on a device", () => {
  test("S14 events told twice change nothing more", () => {
    const once = after(
      { type: "contact.changed", contact: contact("bob") },
      { type: "invitation.received", invitation: received("i1", "carol") },
      { type: "invitation.sent", invitation: sent("i2", "dave") },
    );
    const twice = [
      { type: "contact.changed", contact: contact("bob") },
      { type: "invitation.received", invitation: received("i1", "carol") },
      { type: "invitation.sent", invitation: sent("i2", "dave") },
    ] as const;
    expect(twice.reduce(afterEvent, once)).toEqual(once);
  });

  test("S14 an accepted or withdrawn invitation is on no list, a refused one is", () => {
    for (const state of ["accepted", "withdrawn"] as const)
      expect(
        after(
          { type: "invitation.sent", invitation: sent("i", "bob") },
          { type: "invitation.sent", invitation: sent("i", "bob", state) },
        ).sent,
      ).toEqual([]);
    expect(after({ type: "invitation.sent", invitation: sent("i", "bob", "refused") }).sent).toHaveLength(1);
  });

  test("S14 the strongest word says how somebody stands", () => {
    const blocked = { accountId: "bob", firstName: "", lastName: "", blockedAt: 1 };
    const all = after(
      { type: "invitation.sent", invitation: sent("i1", "bob") },
      { type: "invitation.received", invitation: received("i2", "bob") },
      { type: "contact.changed", contact: contact("bob") },
      { type: "block.changed", accountId: "bob", blocked },
    );
    expect(standingOf(all, "bob", now).kind).toBe("blocked");
    const unblocked = afterEvent(all, { type: "block.changed", accountId: "bob", blocked: null });
    expect(standingOf(unblocked, "bob", now).kind).toBe("contact");
    const apart = afterEvent(unblocked, { type: "contact.removed", accountId: "bob" });
    expect(standingOf(apart, "bob", now).kind).toBe("invitedYou");
    expect(standingOf(afterEvent(apart, { type: "invitation.gone", invitationId: "i2" }), "bob", now).kind).toBe(
      "invited",
    );
    expect(standingOf(apart, "bob", now + 1).kind).toBe("none");
    expect(standingOf(apart, "mallory", now).kind).toBe("none");
  });
});
