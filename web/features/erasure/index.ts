import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";

const EraseCard = later(() => import("./erase-card.tsx").then(({ EraseCard }) => EraseCard));
const ErasedPage = later(() => import("./erased-page.tsx").then(({ ErasedPage }) => ErasedPage));
const ErasuresCard = later(() => import("./oversight-card.tsx").then(({ ErasuresCard }) => ErasuresCard));
const HoldsCard = later(() => import("./oversight-card.tsx").then(({ HoldsCard }) => HoldsCard));

export const EraseMember = later(() => import("./erase-member.tsx").then(({ EraseMember }) => EraseMember));
export const ErasureRequests = later(() =>
  import("./requests-card.tsx").then(({ ErasureRequests }) => ErasureRequests),
);

/** The end of an account, and its certificate. */
export const erasureFeature: WebFeature = {
  routes: [{ path: "/erased", Page: ErasedPage, access: "anyone" }],
  securityCards: [EraseCard],
  oversightCards: [
    { Card: ErasuresCard, order: 15 },
    { Card: HoldsCard, order: 16 },
  ],
};
