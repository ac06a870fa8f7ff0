import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { followGuests } from "./access-store.ts";

const GuestPage = later(() => import("./guest-page.tsx").then(({ GuestPage }) => GuestPage));
const GuestsSection = later(() => import("./guests-section.tsx").then(({ GuestsSection }) => GuestsSection));
const WaitingBanner = later(() => import("./waiting-list.tsx").then(({ WaitingBanner }) => WaitingBanner));

/** People without an account: their way into a bubble, and the door for whoever holds it. */
export const guestsFeature: WebFeature = {
  routes: [{ path: "/guest", Page: GuestPage, access: "anyone" }],
  conversationBanners: [WaitingBanner],
  conversationDetails: [GuestsSection],
  start: followGuests,
};
