import { Building2, UserRoundPlus, UsersRound } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { translator } from "../../i18n/catalogue.ts";
import { AgreementReminder } from "./agreement-reminder.tsx";
import { CompanyPart } from "./company-part.tsx";
import { InvitationPage } from "./invitation-page.tsx";
import { JoinPage } from "./join-page.tsx";
import { JoiningPart } from "./joining-part.tsx";
import { MembersPart } from "./members-part.tsx";
import { RailMark } from "./rail-mark.tsx";
import { followCompany } from "./store.ts";
import { companyTexts } from "./texts.ts";

const label = (key: "company" | "members" | "joining") => (language: "en" | "de" | "fr") =>
  translator(companyTexts, language)(key);

/** One's company, its people and the ways into it. */
export const companiesFeature: WebFeature = {
  start: ({ id }) => followCompany(id),
  routes: [
    { path: "/company-invitation", Page: InvitationPage, access: "anyone" },
    { path: "/join-company", Page: JoinPage, access: "anyone" },
  ],
  railFoot: RailMark,
  overlays: [AgreementReminder],
  settings: [
    { id: "company", icon: Building2, label: label("company"), Page: CompanyPart, order: 70 },
    {
      id: "members",
      icon: UsersRound,
      label: label("members"),
      Page: MembersPart,
      isWide: true,
      order: 71,
      isFor: (account) => account.isAdministrator,
    },
    {
      id: "joining",
      icon: UserRoundPlus,
      label: label("joining"),
      Page: JoiningPart,
      order: 72,
      isFor: (account) => account.isAdministrator,
    },
  ],
};
