import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";

const AccessLogCard = later(() => import("./access-log-card.tsx").then(({ AccessLogCard }) => AccessLogCard));

/** Reading the log of uses: an operator, with a reason. */
export const accessLogFeature: WebFeature = { oversightCards: [{ Card: AccessLogCard, order: 70 }] };
