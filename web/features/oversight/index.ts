import { ShieldCheck } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { oversightNames } from "./oversight-names.ts";

const OversightPart = later(() => import("./oversight-part.tsx").then(({ OversightPart }) => OversightPart));
const RequestsCard = later(() => import("./requests-card.tsx").then(({ RequestsCard }) => RequestsCard));
const SafeguardsCard = later(() => import("./safeguards-card.tsx").then(({ SafeguardsCard }) => SafeguardsCard));
const EgressCard = later(() => import("./egress-card.tsx").then(({ EgressCard }) => EgressCard));
const KeysCard = later(() => import("./keys-card.tsx").then(({ KeysCard }) => KeysCard));

/** The operator's page "Privacy". Other features put their cards into it: `oversightCards`. */
export const oversightFeature: WebFeature = {
  oversightCards: [
    { Card: RequestsCard, order: 10 },
    { Card: SafeguardsCard, order: 40 },
    { Card: EgressCard, order: 50 },
    { Card: KeysCard, order: 60 },
  ],
  settings: [
    {
      id: "oversight",
      icon: ShieldCheck,
      label: (language) => translator(oversightNames, language)("privacy"),
      Page: OversightPart,
      order: 91,
      isFor: (account) => account.isOperator,
    },
  ],
};
