import { KeyRound, Layers, ToggleRight } from "lucide-react";
import { followFunctions } from "../../api/index.ts";
import type { WebFeature } from "../../app/feature.ts";
import { translator } from "../../i18n/catalogue.ts";
import { FunctionsPart } from "./functions-part.tsx";
import { functionsTexts } from "./functions-texts.ts";
import { LicencesPart } from "./licences-part.tsx";
import { licencesTexts } from "./licences-texts.ts";
import { PlansPart } from "./plans-part.tsx";
import { plansTexts } from "./plans-texts.ts";

/** What one may use: followed from the start, so that what is off is shown locked; and who decides it. */
export const plansFeature: WebFeature = {
  start: followFunctions,
  settings: [
    {
      id: "functions",
      icon: ToggleRight,
      label: (language) => translator(functionsTexts, language)("functions"),
      Page: FunctionsPart,
      isWide: true,
      order: 73,
      isFor: (account) => account.isAdministrator,
    },
    {
      id: "licences",
      icon: KeyRound,
      label: (language) => translator(licencesTexts, language)("licences"),
      Page: LicencesPart,
      order: 74,
      isFor: (account) => account.isAdministrator,
    },
    {
      id: "plans",
      icon: Layers,
      label: (language) => translator(plansTexts, language)("plans"),
      Page: PlansPart,
      order: 91,
      isFor: (account) => account.isOperator,
    },
  ],
};
