import type {
  AddressBookState,
  BlockedPerson,
  Contact,
  ContactGroup,
  ReceivedInvitation,
  SentInvitation,
} from "../../../src/protocol/contacts.ts";
import type { WireEvent } from "../../../src/protocol/socket.ts";

/** A person's network as this device knows it. Pure: what happened goes in, the next state comes out. */
export interface Network {
  readonly contacts: Readonly<Record<string, Contact>>;
  readonly groups: readonly ContactGroup[];
  readonly received: readonly ReceivedInvitation[];
  readonly sent: readonly SentInvitation[];
  readonly blocked: readonly BlockedPerson[];
  readonly addressBook: AddressBookState;
}
export const emptyNetwork: Network = {
  contacts: {},
  groups: [],
  received: [],
  sent: [],
  blocked: [],
  addressBook: { consent: null, count: 0 },
};

const without = <T>(list: readonly T[], is: (item: T) => boolean): T[] => list.filter((item) => !is(item));
const newestFirst = <T extends { readonly sentAt: number }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => b.sentAt - a.sentAt);

/** An invitation that was accepted or taken back is on no list any more. */
const isListed = ({ state }: SentInvitation) => state !== "accepted" && state !== "withdrawn";

export function withSent(network: Network, invitation: SentInvitation): Network {
  const others = without(network.sent, ({ id }) => id === invitation.id);
  return { ...network, sent: isListed(invitation) ? newestFirst([...others, invitation]) : others };
}

export const withContact = (network: Network, contact: Contact): Network => ({
  ...network,
  contacts: { ...network.contacts, [contact.accountId]: contact },
});

function withoutContact(network: Network, accountId: string): Network {
  const { [accountId]: gone, ...contacts } = network.contacts;
  return gone ? { ...network, contacts } : network;
}

export const withoutInvitation = (network: Network, invitationId: string): Network => ({
  ...network,
  received: without(network.received, ({ id }) => id === invitationId),
});

/** Any event; those of other features change nothing. */
export function afterEvent(network: Network, event: WireEvent): Network {
  switch (event.type) {
    case "contact.changed":
      return withContact(network, event.contact);
    case "contact.removed":
      return withoutContact(network, event.accountId);
    case "contactGroups.changed":
      return { ...network, groups: event.groups };
    case "invitation.received": {
      const others = without(network.received, ({ id }) => id === event.invitation.id);
      return { ...network, received: newestFirst([...others, event.invitation]) };
    }
    case "invitation.gone":
      return withoutInvitation(network, event.invitationId);
    case "invitation.sent":
      return withSent(network, event.invitation);
    case "block.changed": {
      const others = without(network.blocked, ({ accountId }) => accountId === event.accountId);
      return { ...network, blocked: event.blocked ? [...others, event.blocked] : others };
    }
    case "addressBook.changed":
      return { ...network, addressBook: event.addressBook };
    default:
      return network;
  }
}

/** Invitations run out by themselves, without anybody being told. */
export const isOpenAt = ({ expiresAt }: { readonly expiresAt: number }, now: number): boolean => now < expiresAt;

export type Standing =
  | { readonly kind: "contact"; readonly contact: Contact }
  | { readonly kind: "blocked" }
  | { readonly kind: "invitedYou"; readonly invitation: ReceivedInvitation }
  | { readonly kind: "invited"; readonly invitation: SentInvitation }
  | { readonly kind: "none" };

/** How somebody stands to this person; the strongest word counts. */
export function standingOf({ contacts, blocked, received, sent }: Network, accountId: string, now: number): Standing {
  if (blocked.some((one) => one.accountId === accountId)) return { kind: "blocked" };
  const contact = contacts[accountId];
  if (contact) return { kind: "contact", contact };
  const theirs = received.find((one) => one.inviter.id === accountId && isOpenAt(one, now));
  if (theirs) return { kind: "invitedYou", invitation: theirs };
  const own = sent.find((one) => one.accountId === accountId && one.state === "pending" && isOpenAt(one, now));
  return own ? { kind: "invited", invitation: own } : { kind: "none" };
}
