import { KeyRound, Layers, ToggleRight } from "lucide-react";
import { followFunctions } from "../../api/index.ts";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { functionsDoorTexts } from "./functions-door-texts.ts";
import { licencesDoorTexts } from "./licences-door-texts.ts";
import { plansDoorTexts } from "./plans-door-texts.ts";

const FunctionsPart = later(() => import("./functions-part.tsx").then(({ FunctionsPart }) => FunctionsPart));
const LicencesPart = later(() => import("./licences-part.tsx").then(({ LicencesPart }) => LicencesPart));
const PlansPart = later(() => import("./plans-part.tsx").then(({ PlansPart }) => PlansPart));

/** What one may use: followed from the start, so that what is off is shown locked; and who decides it. */
export const plansFeature: WebFeature = {
  start: followFunctions,
  settings: [
    {
      id: "functions",
      icon: ToggleRight,
      label: (language) => translator(functionsDoorTexts, language)("functions"),
      Page: FunctionsPart,
      isWide: true,
      order: 73,
      isFor: (account) => account.isAdministrator,
    },
    {
      id: "licences",
      icon: KeyRound,
      label: (language) => translator(licencesDoorTexts, language)("licences"),
      Page: LicencesPart,
      order: 74,
      isFor: (account) => account.isAdministrator,
    },
    {
      id: "plans",
      icon: Layers,
      label: (language) => translator(plansDoorTexts, language)("plans"),
      Page: PlansPart,
      order: 91,
      isFor: (account) => account.isOperator,
    },
  ],
};
