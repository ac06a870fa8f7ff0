import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";

const ExportCard = later(() => import("./export-card.tsx").then(({ ExportCard }) => ExportCard));

/** All of one's data to take along. */
export const exportsFeature: WebFeature = { privacyCards: [{ section: "rights", order: 10, Card: ExportCard }] };
