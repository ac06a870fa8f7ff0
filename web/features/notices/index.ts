import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";

const ObjectionCard = later(() => import("./objection-card.tsx").then(({ ObjectionCard }) => ObjectionCard));
const NoticesCard = later(() => import("./notices-card.tsx").then(({ NoticesCard }) => NoticesCard));
const UnsubscribePage = later(() => import("./unsubscribe-page.tsx").then(({ UnsubscribePage }) => UnsubscribePage));

/** Mails about functions, and the objection to them (Art. 21 GDPR). */
export const noticesFeature: WebFeature = {
  routes: [{ path: "/unsubscribe", Page: UnsubscribePage, access: "anyone" }],
  privacyCards: [{ section: "consents", order: 20, Card: ObjectionCard }],
  oversightCards: [{ Card: NoticesCard, order: 25 }],
};
