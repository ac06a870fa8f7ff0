import { ScrollText } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { auditDoorTexts } from "./door-texts.ts";

const CompanyAuditPart = later(() => import("./audit-part.tsx").then(({ CompanyAuditPart }) => CompanyAuditPart));
const InstanceAuditPart = later(() => import("./audit-part.tsx").then(({ InstanceAuditPart }) => InstanceAuditPart));

/** Reading what was administered. */
export const auditFeature: WebFeature = {
  settings: [
    {
      id: "audit",
      icon: ScrollText,
      label: (language) => translator(auditDoorTexts, language)("audit"),
      Page: CompanyAuditPart,
      isWide: true,
      order: 79,
      isFor: (account) => account.isAdministrator,
    },
    {
      id: "instance-audit",
      icon: ScrollText,
      label: (language) => translator(auditDoorTexts, language)("auditOperator"),
      Page: InstanceAuditPart,
      isWide: true,
      order: 93,
      isFor: (account) => account.isOperator,
    },
  ],
};
