import { Building2, ServerCog } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { operatorsDoorTexts } from "./door-texts.ts";

const CompaniesPart = later(() => import("./companies-part.tsx").then(({ CompaniesPart }) => CompaniesPart));
const InstancePart = later(() => import("./instance-part.tsx").then(({ InstancePart }) => InstancePart));

/** The operator's part: companies and their licences, and how the instance is set up. */
export const operatorsFeature: WebFeature = {
  settings: [
    {
      id: "companies",
      icon: Building2,
      label: (language) => translator(operatorsDoorTexts, language)("companies"),
      Page: CompaniesPart,
      order: 90,
      isFor: (account) => account.isOperator,
    },
    {
      id: "instance",
      icon: ServerCog,
      label: (language) => translator(operatorsDoorTexts, language)("instance"),
      Page: InstancePart,
      order: 92,
      isFor: (account) => account.isOperator,
    },
  ],
};
