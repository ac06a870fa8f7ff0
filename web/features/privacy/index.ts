import type { WebFeature } from "../../app/feature.ts";
import { LogCard } from "./log-card.tsx";

/** What was done with one's data. */
export const privacyFeature: WebFeature = { privacyCards: [LogCard] };
