import { z } from "zod";
import { addressBookCard } from "./address-book-card.ts";
import { emailAddress } from "./email-address.ts";
import { endpoint } from "./endpoint.ts";
import { cursor, id, language, timestamp } from "./primitives.ts";

/** Somebody in one's network: both agreed. */
export const contact = z.object({ accountId: id, since: timestamp, isFavourite: z.boolean(), groupIds: z.array(id) });
export type Contact = z.infer<typeof contact>;

const groupName = z.string().trim().min(1).max(60);
export const contactGroup = z.object({ id, name: z.string() });
export type ContactGroup = z.infer<typeof contactGroup>;

const note = z.string().trim().max(200).default("");

export const invitationStates = ["pending", "accepted", "refused", "withdrawn", "expired"] as const;
export type InvitationState = (typeof invitationStates)[number];

/** As its sender sees it. One by mail names the address alone: whether somebody here has it is theirs to say. */
export const sentInvitation = z.object({
  id,
  accountId: id.nullable(),
  email: z.string().nullable(),
  note: z.string(),
  state: z.enum(invitationStates),
  sentAt: timestamp,
  expiresAt: timestamp,
});
export type SentInvitation = z.infer<typeof sentInvitation>;

const inviter = z.object({ id, firstName: z.string(), lastName: z.string(), companyName: z.string().nullable() });
/** As whoever is invited sees it, only while it waits for them. It brings the inviter's name, whom they may not be able to find. */
export const receivedInvitation = z.object({ id, inviter, note: z.string(), sentAt: timestamp, expiresAt: timestamp });
export type ReceivedInvitation = z.infer<typeof receivedInvitation>;

/** With the name that the blocker knew them by: from then on neither can look the other up. */
export const blockedPerson = z.object({
  accountId: id,
  firstName: z.string(),
  lastName: z.string(),
  blockedAt: timestamp,
});
export type BlockedPerson = z.infer<typeof blockedPerson>;

export const addressBookState = z.object({
  /** The agreement in force; null: nothing may be imported, and nothing is kept. */
  consent: z.object({ textVersion: z.string(), language, givenAt: timestamp }).nullable(),
  count: z.number().int().nonnegative(),
});
export type AddressBookState = z.infer<typeof addressBookState>;

export const listNetwork = endpoint({
  operation: "listNetwork",
  method: "GET",
  path: "/api/network",
  summary: "One's contacts, their groups, the invitations that wait, who is blocked, and the state of the address book",
  access: "account",
  limit: "read",
  response: () =>
    z.object({
      contacts: z.array(contact),
      groups: z.array(contactGroup),
      received: z.array(receivedInvitation),
      sent: z.array(sentInvitation),
      blocked: z.array(blockedPerson),
      addressBook: addressBookState,
      cursor,
    }),
  failures: [],
});

const invitingFailures = ["contacts.too_many_today", "contacts.id_taken", "plans.switched_off"] as const;

export const invitePerson = endpoint({
  operation: "invitePerson",
  method: "POST",
  path: "/api/invitations/people",
  summary: "Invite somebody one can find into one's network; a pending invitation of theirs is accepted thereby",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ id, accountId: id, note }),
  response: () => sentInvitation,
  failures: [
    ...invitingFailures,
    "directory.person_not_found",
    "contacts.already_contact",
    "contacts.refused_lately",
    "contacts.blocked_by_you",
  ],
});

export const inviteByMail = endpoint({
  operation: "inviteByMail",
  method: "POST",
  path: "/api/invitations/addresses",
  summary: "Invite an address; the answer is the same whoever it belongs to, and whether they may be found or not",
  access: "account",
  limit: "mail",
  body: () => z.strictObject({ id, email: emailAddress, note }),
  response: () => sentInvitation,
  failures: [...invitingFailures, "contacts.own_address", "contacts.refused_lately", "contacts.mail_closed"],
});

const token = z.string().min(1).max(200);

export const lookAtInvitation = endpoint({
  operation: "lookAtInvitation",
  method: "POST",
  path: "/api/invitations/look",
  summary: "Who invites, by the mailed link; asked before signing in",
  access: "anyone",
  limit: "signIn",
  body: () => z.strictObject({ token }),
  response: () => z.object({ firstName: z.string(), lastName: z.string(), expiresAt: timestamp }),
  failures: ["contacts.invitation_gone"],
});

export const claimInvitation = endpoint({
  operation: "claimInvitation",
  method: "POST",
  path: "/api/invitations/claim",
  summary: "Take up the mailed invitation with the account one is signed in to",
  access: "account",
  limit: "signIn",
  body: () => z.strictObject({ token }),
  response: () => receivedInvitation,
  failures: ["contacts.invitation_gone"],
});

const ofInvitation = z.object({ invitationId: id });

export const acceptInvitation = endpoint({
  operation: "acceptInvitation",
  method: "POST",
  path: "/api/invitations/:invitationId/accept",
  summary: "Take the inviter into one's network, and come into theirs",
  access: "account",
  limit: "write",
  params: () => ofInvitation,
  response: () => contact,
  failures: ["contacts.invitation_gone"],
});

export const refuseInvitation = endpoint({
  operation: "refuseInvitation",
  method: "POST",
  path: "/api/invitations/:invitationId/refuse",
  summary: "Say no; the inviter learns it and cannot ask again for a while",
  access: "account",
  limit: "write",
  params: () => ofInvitation,
  failures: ["contacts.invitation_gone"],
});

export const withdrawInvitation = endpoint({
  operation: "withdrawInvitation",
  method: "DELETE",
  path: "/api/invitations/:invitationId",
  summary: "Take one's own pending invitation back, or a refused or expired one off the list",
  access: "account",
  limit: "write",
  params: () => ofInvitation,
  failures: ["contacts.invitation_gone"],
});

const ofAccount = z.object({ accountId: id });

export const updateContact = endpoint({
  operation: "updateContact",
  method: "PATCH",
  path: "/api/contacts/:accountId",
  summary: "Make a contact a favourite, or say which groups they are in",
  access: "account",
  limit: "write",
  params: () => ofAccount,
  body: () => z.strictObject({ isFavourite: z.boolean().optional(), groupIds: z.array(id).max(100).optional() }),
  response: () => contact,
  failures: ["core.not_found"],
});

export const removeContact = endpoint({
  operation: "removeContact",
  method: "DELETE",
  path: "/api/contacts/:accountId",
  summary: "Leave each other's network",
  access: "account",
  limit: "write",
  params: () => ofAccount,
  failures: ["core.not_found"],
});

const groups = z.object({ groups: z.array(contactGroup) });
const ofGroup = z.object({ groupId: id });

export const createContactGroup = endpoint({
  operation: "createContactGroup",
  method: "POST",
  path: "/api/contact-groups",
  summary: "Add a group after the others; only its owner knows of it",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ id, name: groupName }),
  response: () => groups,
  failures: ["contacts.id_taken", "contacts.too_many_groups"],
});

export const renameContactGroup = endpoint({
  operation: "renameContactGroup",
  method: "PATCH",
  path: "/api/contact-groups/:groupId",
  summary: "Rename a group",
  access: "account",
  limit: "write",
  params: () => ofGroup,
  body: () => z.strictObject({ name: groupName }),
  response: () => groups,
  failures: ["core.not_found"],
});

export const deleteContactGroup = endpoint({
  operation: "deleteContactGroup",
  method: "DELETE",
  path: "/api/contact-groups/:groupId",
  summary: "Remove a group; the people in it stay contacts",
  access: "account",
  limit: "write",
  params: () => ofGroup,
  failures: ["core.not_found"],
});

export const orderContactGroups = endpoint({
  operation: "orderContactGroups",
  method: "PUT",
  path: "/api/contact-groups/order",
  summary: "Bring the groups into this order; those not named follow",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ groupIds: z.array(id).max(100) }),
  response: () => groups,
  failures: [],
});

export const blockPerson = endpoint({
  operation: "blockPerson",
  method: "PUT",
  path: "/api/blocks/:accountId",
  summary: "Neither finds, writes to, calls or sees the other any more; the blocked person is not told",
  access: "account",
  limit: "write",
  params: () => ofAccount,
  failures: ["contacts.too_many_blocks", "contacts.not_yourself"],
});

export const unblockPerson = endpoint({
  operation: "unblockPerson",
  method: "DELETE",
  path: "/api/blocks/:accountId",
  summary: "End the block; what was sent meanwhile does not arrive later",
  access: "account",
  limit: "write",
  params: () => ofAccount,
  failures: [],
});

export const maxAddressBookEntries = 5_000;

export const addressBookEntry = z.object({
  id,
  name: z.string(),
  company: z.string(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
});
export type AddressBookEntry = z.infer<typeof addressBookEntry>;

export const agreeToAddressBook = endpoint({
  operation: "agreeToAddressBook",
  method: "PUT",
  path: "/api/address-book/consent",
  summary: "Agree to keep imported contacts; which text was shown is recorded with the time",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ textVersion: z.string().min(1).max(40), language }),
  response: () => addressBookState,
  failures: ["plans.switched_off"],
});

export const withdrawFromAddressBook = endpoint({
  operation: "withdrawFromAddressBook",
  method: "DELETE",
  path: "/api/address-book/consent",
  summary: "Withdraw the agreement: everything imported is removed at once",
  access: "account",
  limit: "write",
  response: () => addressBookState,
  failures: [],
});

export const importCards = endpoint({
  operation: "importCards",
  method: "POST",
  path: "/api/address-book/entries",
  summary: "Add the chosen cards to one's own address book; one that is there already is not added twice",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ cards: z.array(addressBookCard).min(1).max(250) }),
  response: () => z.object({ added: z.number().int().nonnegative(), addressBook: addressBookState }),
  failures: ["plans.switched_off", "contacts.consent_needed", "contacts.address_book_full"],
});

export const listAddressBook = endpoint({
  operation: "listAddressBook",
  method: "GET",
  path: "/api/address-book/entries",
  summary: "One's own address book, page by page; nobody else reads it",
  access: "account",
  limit: "read",
  query: () => z.object({ after: id.optional(), limit: z.coerce.number().int().min(1).max(1_000).default(1_000) }),
  response: () => z.object({ entries: z.array(addressBookEntry), hasMore: z.boolean() }),
  failures: [],
});

export const deleteAddressBookEntry = endpoint({
  operation: "deleteAddressBookEntry",
  method: "DELETE",
  path: "/api/address-book/entries/:entryId",
  summary: "Remove one card",
  access: "account",
  limit: "write",
  params: () => z.object({ entryId: id }),
  failures: ["core.not_found"],
});
