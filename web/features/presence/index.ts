import { CircleDot, Clock3 } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { OwnMenu } from "./own-menu.tsx";
import { startPresence } from "./session.ts";
import { presenceTexts } from "./texts.ts";

const CompanyPresencePart = later(() =>
  import("./company-part.tsx").then(({ CompanyPresencePart }) => CompanyPresencePart),
);
const PresencePart = later(() => import("./presence-part.tsx").then(({ PresencePart }) => PresencePart));

/** Who is there, and how one wants to be seen. */
export const presenceFeature: WebFeature = {
  railFoot: OwnMenu,
  settings: [
    {
      id: "presence",
      icon: CircleDot,
      label: (language) => translator(presenceTexts, language)("presence"),
      Page: PresencePart,
      order: 53,
    },
    {
      id: "company-presence",
      icon: Clock3,
      label: (language) => translator(presenceTexts, language)("presence"),
      Page: CompanyPresencePart,
      order: 76,
      isFor: (account) => account.isAdministrator,
    },
  ],
  start: startPresence,
};
export { currentOwnPresence, useOwnPresence, usePresence, usePresenceLine, usePresenceState } from "./use-presence.ts";
