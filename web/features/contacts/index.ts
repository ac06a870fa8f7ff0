import { Ban } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { translator } from "../../i18n/catalogue.ts";
import { AddressBookView } from "./address-book-view.tsx";
import { BlockedPart } from "./blocked-part.tsx";
import { forgetBook } from "./book-store.ts";
import { bookTexts } from "./book-texts.ts";
import { ChatRelation } from "./chat-relation.tsx";
import { ContactsView } from "./contacts-view.tsx";
import { InvitationGate } from "./invitation-gate.tsx";
import { InvitationPage } from "./invitation-page.tsx";
import { InvitationsView } from "./invitations-view.tsx";
import { InviteAction } from "./invite-action.tsx";
import { PersonActions } from "./person-actions.tsx";
import { followNetwork, syncNetwork, useWaitingInvitations } from "./store.ts";
import { contactsTexts } from "./texts.ts";

/** One's network: contacts, invitations, blocks, and one's own address book. */
export const contactsFeature: WebFeature = {
  routes: [{ path: "/invitation", Page: InvitationPage, access: "anyone" }],
  overlays: [InvitationGate],
  peopleViews: [
    {
      id: "contacts",
      label: (language) => translator(contactsTexts, language)("contacts"),
      List: ContactsView,
      order: 20,
    },
    {
      id: "invitations",
      label: (language) => translator(contactsTexts, language)("invitations"),
      List: InvitationsView,
      useBadge: useWaitingInvitations,
      badgeLabel: (language, count) => translator(contactsTexts, language)("waiting", { count }),
      order: 30,
    },
    {
      id: "address-book",
      label: (language) => translator(bookTexts, language)("addressBook"),
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
      label: (language) => translator(contactsTexts, language)("blockedPeople"),
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
