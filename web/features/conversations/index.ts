import type { WebFeature } from "../../app/feature.ts";

export const conversationsFeature: WebFeature = {};
