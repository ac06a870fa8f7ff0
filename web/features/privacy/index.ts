import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";

const LogCard = later(() => import("./log-card.tsx").then(({ LogCard }) => LogCard));

/** What was done with one's data. */
export const privacyFeature: WebFeature = { privacyCards: [LogCard] };
