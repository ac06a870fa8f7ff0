import { Ban } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { forgetBook } from "./book-store.ts";
import { bookDoorTexts } from "./book-door-texts.ts";
import { InvitationGate } from "./invitation-gate.tsx";
import { followNetwork, syncNetwork, useWaitingInvitations } from "./store.ts";
import { contactsDoorTexts } from "./door-texts.ts";

const AddressBookView = later(() => import("./address-book-view.tsx").then(({ AddressBookView }) => AddressBookView));
const BlockedPart = later(() => import("./blocked-part.tsx").then(({ BlockedPart }) => BlockedPart));
const ChatRelation = later(() => import("./chat-relation.tsx").then(({ ChatRelation }) => ChatRelation));
const ContactsView = later(() => import("./contacts-view.tsx").then(({ ContactsView }) => ContactsView));
const InvitationPage = later(() => import("./invitation-page.tsx").then(({ InvitationPage }) => InvitationPage));
const InvitationsView = later(() => import("./invitations-view.tsx").then(({ InvitationsView }) => InvitationsView));
const InviteAction = later(() => import("./invite-action.tsx").then(({ InviteAction }) => InviteAction));
const PersonActions = later(() => import("./person-actions.tsx").then(({ PersonActions }) => PersonActions));

/** One's network: contacts, invitations, blocks, and one's own address book. */
export const contactsFeature: WebFeature = {
  routes: [{ path: "/invitation", Page: InvitationPage, access: "anyone" }],
  overlays: [InvitationGate],
  peopleViews: [
    {
      id: "contacts",
      label: (language) => translator(contactsDoorTexts, language)("contacts"),
      List: ContactsView,
      order: 20,
    },
    {
      id: "invitations",
      label: (language) => translator(contactsDoorTexts, language)("invitations"),
      List: InvitationsView,
      useBadge: useWaitingInvitations,
      badgeLabel: (language, count) => translator(contactsDoorTexts, language)("waiting", { count }),
      order: 30,
    },
    {
      id: "address-book",
      label: (language) => translator(bookDoorTexts, language)("addressBook"),
      List: AddressBookView,
      order: 40,
    },
  ],
  peopleActions: [InviteAction],
  personActions: [PersonActions],
  conversationDetails: [ChatRelation],
  settings: [
    {
      id: "blocked",
      icon: Ban,
      label: (language) => translator(contactsDoorTexts, language)("blockedPeople"),
      Page: BlockedPart,
      order: 52,
    },
  ],
  start: () => {
    const stop = followNetwork();
    return () => {
      stop();
      forgetBook();
    };
  },
  sync: syncNetwork,
};
export { BlockedNotice } from "./blocked-notice.tsx";
export { useIsBlocked } from "./store.ts";
