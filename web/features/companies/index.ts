import { Building2, UserRoundPlus, UsersRound } from "lucide-react";
import { navigate } from "wouter/use-browser-location";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { RailMark } from "./rail-mark.tsx";
import { followCompany } from "./store.ts";
import { companyDoorTexts } from "./door-texts.ts";

const AgreementReminder = later(
  () => import("./agreement-reminder.tsx").then(({ AgreementReminder }) => AgreementReminder),
  "rest",
);
const CompanyPart = later(() => import("./company-part.tsx").then(({ CompanyPart }) => CompanyPart));
const InvitationPage = later(() => import("./invitation-page.tsx").then(({ InvitationPage }) => InvitationPage));
const JoinPage = later(() => import("./join-page.tsx").then(({ JoinPage }) => JoinPage));
const JoiningPart = later(() => import("./joining-part.tsx").then(({ JoiningPart }) => JoiningPart));
const MembersPart = later(() => import("./members-part.tsx").then(({ MembersPart }) => MembersPart));

const label = (key: "company" | "members" | "joining") => (language: "en" | "de" | "fr") =>
  translator(companyDoorTexts, language)(key);

/** One's company, its people and the ways into it. */
export const companiesFeature: WebFeature = {
  start: ({ id, isAdministrator }) => {
    const stop = followCompany(id);
    if (!isAdministrator) return stop;
    const following = import("./follow-requests.ts").then(({ followRequests }) =>
      followRequests(id, () => navigate("/settings/company")),
    );
    return () => {
      stop();
      void following.then((end) => end());
    };
  },
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
