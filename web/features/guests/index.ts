import type { WebFeature } from "../../app/feature.ts";
import { followGuests } from "./access-store.ts";
import { GuestPage } from "./guest-page.tsx";
import { GuestsSection } from "./guests-section.tsx";
import { WaitingBanner } from "./waiting-list.tsx";

/** People without an account: their way into a bubble, and the door for whoever holds it. */
export const guestsFeature: WebFeature = {
  routes: [{ path: "/guest", Page: GuestPage, access: "anyone" }],
  conversationBanners: [WaitingBanner],
  conversationDetails: [GuestsSection],
  start: followGuests,
};
