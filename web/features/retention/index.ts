import { Timer } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { retentionNames } from "./names.ts";

const CompanyRetentionPart = later(() =>
  import("./company-part.tsx").then(({ CompanyRetentionPart }) => CompanyRetentionPart),
);
const RetentionSection = later(() => import("./bubble-section.tsx").then(({ RetentionSection }) => RetentionSection));
const RetentionStatusCard = later(() =>
  import("./status-card.tsx").then(({ RetentionStatusCard }) => RetentionStatusCard),
);

/** How long things are kept. */
export const retentionFeature: WebFeature = {
  conversationDetails: [RetentionSection],
  oversightCards: [{ Card: RetentionStatusCard, order: 30 }],
  settings: [
    {
      id: "retention",
      icon: Timer,
      label: (language) => translator(retentionNames, language)("retention"),
      Page: CompanyRetentionPart,
      order: 78,
      isFor: (account) => account.isAdministrator,
    },
  ],
};
