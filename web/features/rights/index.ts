import { Lock } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { rightsNames } from "./rights-names.ts";

const RightsCard = later(() => import("./rights-card.tsx").then(({ RightsCard }) => RightsCard));
const ConsentsCard = later(() => import("./consents-card.tsx").then(({ ConsentsCard }) => ConsentsCard));
const PermissionsCard = later(() => import("./permissions-card.tsx").then(({ PermissionsCard }) => PermissionsCard));
const RestrictionCard = later(() => import("./restriction-card.tsx").then(({ RestrictionCard }) => RestrictionCard));
const RestrictionPage = later(() => import("./restriction-page.tsx").then(({ RestrictionPage }) => RestrictionPage));
const CompanyCard = later(() =>
  import("./restricted-people.tsx").then(({ CompanyRestrictions }) => CompanyRestrictions),
);
const OperatorCard = later(() =>
  import("./restricted-people.tsx").then(({ OperatorRestrictions }) => OperatorRestrictions),
);

/** What one may ask for beside access and erasure: restriction, consents withdrawn, whom to complain to. */
export const rightsFeature: WebFeature = {
  routes: [{ path: "/restriction", Page: RestrictionPage, access: "anyone" }],
  privacyCards: [
    { section: "rights", order: 10, Card: RightsCard },
    { section: "consents", order: 10, Card: ConsentsCard },
    { section: "consents", order: 40, Card: PermissionsCard },
    { section: "restriction", order: 10, Card: RestrictionCard },
  ],
  oversightCards: [{ Card: OperatorCard, order: 20 }],
  settings: [
    {
      id: "restrictions",
      icon: Lock,
      label: (language) => translator(rightsNames, language)("restrictions"),
      Page: CompanyCard,
      order: 79,
      isFor: (account) => account.isAdministrator,
    },
  ],
};
