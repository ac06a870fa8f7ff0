import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";

const ReportCard = later(() => import("./report-card.tsx").then(({ ReportCard }) => ReportCard));
const RegisterCard = later(() => import("./register-card.tsx").then(({ RegisterCard }) => RegisterCard));

/** Reports of data breaches, and the operator's register of them. */
export const breachesFeature: WebFeature = {
  privacyCards: [{ section: "rights", order: 90, Card: ReportCard }],
  oversightCards: [{ Card: RegisterCard, order: 20 }],
};
