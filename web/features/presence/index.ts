import { CircleDot, Clock3 } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { translator } from "../../i18n/catalogue.ts";
import { CompanyPresencePart } from "./company-part.tsx";
import { OwnMenu } from "./own-menu.tsx";
import { PresencePart } from "./presence-part.tsx";
import { startPresence } from "./session.ts";
import { presenceTexts } from "./texts.ts";

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
