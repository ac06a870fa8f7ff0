import { LockKeyhole } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { pageTexts } from "./page-texts.ts";

const LogCard = later(() => import("./log-card.tsx").then(({ LogCard }) => LogCard));
const PrivacyPage = later(() => import("./privacy-page.tsx").then(({ PrivacyPage }) => PrivacyPage));

/** The page of one's data and rights; features put their cards on it. What was done with one's data. */
export const privacyFeature: WebFeature = {
  settings: [
    {
      id: "privacy",
      icon: LockKeyhole,
      label: (language) => translator(pageTexts, language)("privacy"),
      Page: PrivacyPage,
      order: 50,
    },
  ],
  privacyCards: [{ section: "log", order: 10, Card: LogCard }],
};
