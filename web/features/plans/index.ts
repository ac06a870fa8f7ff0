import { followFunctions } from "../../api/index.ts";
import type { WebFeature } from "../../app/feature.ts";

/** What one may use: followed from the start, so that what is off is shown locked. */
export const plansFeature: WebFeature = {
  start: followFunctions,
};
