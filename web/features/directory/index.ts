import type { WebFeature } from "../../app/feature.ts";

export const directoryFeature: WebFeature = {};
