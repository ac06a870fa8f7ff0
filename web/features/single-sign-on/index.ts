import { KeySquare } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { signOnDoorTexts } from "./door-texts.ts";

const ConnectionPart = later(() => import("./connection-part.tsx").then(({ ConnectionPart }) => ConnectionPart));
const OwnCard = later(() => import("./own-card.tsx").then(({ OwnCard }) => OwnCard));
const ProofWay = later(() => import("./proof-way.tsx").then(({ ProofWay }) => ProofWay));
const ReturnPage = later(() => import("./return-page.tsx").then(({ ReturnPage }) => ReturnPage));
const SignInWay = later(() => import("./sign-in-way.tsx").then(({ SignInWay }) => SignInWay));

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
      label: (language) => translator(signOnDoorTexts, language)("part"),
      Page: ConnectionPart,
      order: 77,
      isFor: (account) => account.isAdministrator,
    },
  ],
};
