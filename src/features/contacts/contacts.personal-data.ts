import { hashed, lookup, sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import {
  addressBookConsents,
  addressBookEntries,
  blocks,
  contactGroupMembers,
  contactGroups,
  contacts,
  invitations,
} from "./contacts.tables.ts";

const own = { whose: "person", purpose: "contacts", seenBy: ["self"], key: "person:ownerId" } as const;
const withOwner = { with: { ownerId: "person" }, by: "owner" } as const;

export const contactsData: PersonalData = {
  tables: [
    declare(contacts, {
      ...{ ...own, kept: { with: { ownerId: "person", contactId: "person" }, by: "owner" } },
      columns: { ownerId: "id", contactId: "relation", since: "time", isFavourite: "setting" },
    }),
    declare(contactGroups, {
      ...{ ...own, kept: withOwner },
      columns: { id: "id", ownerId: "id", name: sealed("content"), position: "setting" },
    }),
    declare(contactGroupMembers, {
      ...{ ...own, kept: { with: { contactId: "person" }, by: "owner" }, key: "person:*" },
      columns: { groupId: "id", contactId: "relation" },
    }),
    declare(invitations, {
      ...{ ...own, key: "person:inviterId", seenBy: ["self", "others"] },
      kept: { with: { inviterId: "person", inviteeId: "person" }, days: 120, after: "sentAt", isSwept: true },
      columns: {
        id: "id",
        inviterId: "id",
        inviteeId: "relation",
        address: sealed("contact"),
        addressIndex: lookup("contact"),
        note: sealed("content"),
        state: "state",
        sentAt: "time",
        expiresAt: "time",
        decidedAt: "time",
        tokenHash: hashed(),
      },
    }),
    declare(blocks, {
      ...{ ...own, key: "person:blockerId", basis: "legitimateInterest" },
      kept: { with: { blockerId: "person", blockedId: "person" }, by: "owner" },
      columns: { blockerId: "id", blockedId: "relation", blockedAt: "time", name: sealed("name") },
    }),
    declare(addressBookEntries, {
      ...{ ...own, whose: "outsider", purpose: "addressBook", basis: "consent", kept: withOwner },
      columns: { id: "id", ownerId: "id", card: sealed("contact"), cardIndex: lookup("contact") },
    }),
    declare(addressBookConsents, {
      ...{ ...own, purpose: "addressBook", basis: "legalObligation", kept: { with: { ownerId: "person" } } },
      columns: {
        id: "id",
        ownerId: "id",
        textVersion: "state",
        language: "state",
        givenAt: "time",
        withdrawnAt: "time",
      },
    }),
  ],
};
