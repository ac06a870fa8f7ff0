import { KeySquare } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { translator } from "../../i18n/catalogue.ts";
import { ConnectionPart } from "./connection-part.tsx";
import { OwnCard } from "./own-card.tsx";
import { ProofWay } from "./proof-way.tsx";
import { ReturnPage } from "./return-page.tsx";
import { SignInWay } from "./sign-in-way.tsx";
import { signOnTexts } from "./texts.ts";

/** Sign-in by the company's identity provider. */
export const singleSignOnFeature: WebFeature = {
  routes: [{ path: "/single-sign-on", Page: ReturnPage, access: "anyone" }],
  signInWays: [SignInWay],
  proofWays: [ProofWay],
  securityCards: [OwnCard],
  settings: [
    {
      id: "single-sign-on",
      icon: KeySquare,
      label: (language) => translator(signOnTexts, language)("part"),
      Page: ConnectionPart,
      order: 77,
      isFor: (account) => account.isAdministrator,
    },
  ],
};
