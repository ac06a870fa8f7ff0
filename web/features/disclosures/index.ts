import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";

const DisclosurePage = later(() => import("./disclosure-page.tsx").then(({ DisclosurePage }) => DisclosurePage));
const DocumentsCard = later(() => import("./documents-card.tsx").then(({ DocumentsCard }) => DocumentsCard));

/** What this Iris says of its processing: the notice for everybody, the records for who answers for them. */
export const disclosuresFeature: WebFeature = {
  routes: [
    { path: "/privacy", Page: DisclosurePage, access: "anyone" },
    { path: "/privacy/:kind", Page: DisclosurePage, access: "anyone" },
  ],
  privacyCards: [{ section: "rights", order: 90, Card: DocumentsCard }],
};
