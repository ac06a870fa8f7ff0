import { Mailbox, Settings } from "lucide-react";
import { getOwnAccount } from "../../../src/protocol/accounts.ts";
import { call, socket } from "../../api/index.ts";
import type { WebFeature } from "../../app/feature.ts";
import { updateSession } from "../../app/session.ts";
import { translator } from "../../i18n/catalogue.ts";
import { FirstOperatorPage } from "./first-operator-page.tsx";
import { OutboxPage } from "./outbox-page.tsx";
import { SettingsPage } from "./settings-page.tsx";
import { settingsTexts } from "./settings-texts.ts";
import { SignInPage } from "./sign-in-page.tsx";
import { SignUpPage } from "./sign-up-page.tsx";
import { TermsGate } from "./terms-gate.tsx";
import { VerifyPage } from "./verify-page.tsx";

/** Signing up and in, and one's own account. */
export const accountsFeature: WebFeature = {
  routes: [
    { path: "/sign-in", Page: SignInPage, access: "signedOut" },
    { path: "/sign-up", Page: SignUpPage, access: "signedOut" },
    { path: "/verify", Page: VerifyPage, access: "anyone" },
    { path: "/first-operator", Page: FirstOperatorPage, access: "anyone" },
  ],
  sections: [
    {
      id: "settings",
      href: "/settings",
      icon: Settings,
      label: (language) => translator(settingsTexts, language)("settings"),
      Main: SettingsPage,
      order: 90,
      placement: "railEnd",
    },
    {
      id: "outbox",
      href: "/outbox",
      icon: Mailbox,
      label: (language) => translator(settingsTexts, language)("outbox"),
      Main: OutboxPage,
      order: 91,
      placement: "railEnd",
      isFor: (account) => account.isOperator,
    },
  ],
  overlays: [TermsGate],
  start: (account) =>
    socket().onEvent("account.changed", ({ accountId }) => {
      // Changed on another device of one's own; when it cannot be fetched now, the next start does.
      if (accountId === account.id) void call(getOwnAccount).then(updateSession, () => {});
    }),
};
