import { Languages, Mailbox, MonitorSmartphone, ShieldCheck, UserRound } from "lucide-react";
import { getOwnAccount } from "../../../src/protocol/accounts.ts";
import { call, socket } from "../../api/index.ts";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { updateSession } from "../../app/session.ts";
import { translator } from "../../i18n/catalogue.ts";
import type { Language } from "../../i18n/language.ts";
import { ProofDialog } from "./security/proof-dialog.tsx";
import { accountsDoorTexts } from "./door-texts.ts";

const AppearancePart = later(() => import("./appearance-part.tsx").then(({ AppearancePart }) => AppearancePart));
const EntryGate = later(() => import("./entry-gate.tsx").then(({ EntryGate }) => EntryGate));
const FirstOperatorPage = later(() =>
  import("./first-operator-page.tsx").then(({ FirstOperatorPage }) => FirstOperatorPage),
);
const OperationPart = later(() => import("./operation-part.tsx").then(({ OperationPart }) => OperationPart));
const TermsCard = later(() => import("./terms-card.tsx").then(({ TermsCard }) => TermsCard));
const ProfilePart = later(() => import("./profile/profile-part.tsx").then(({ ProfilePart }) => ProfilePart));
const DevicesPart = later(() => import("./security/devices-part.tsx").then(({ DevicesPart }) => DevicesPart));
const SecurityPart = later(() => import("./security/security-part.tsx").then(({ SecurityPart }) => SecurityPart));
const ForgotPage = later(() => import("./sign-in/forgot-page.tsx").then(({ ForgotPage }) => ForgotPage));
const ResetPage = later(() => import("./sign-in/reset-page.tsx").then(({ ResetPage }) => ResetPage));
const UndoEmailPage = later(() => import("./sign-in/undo-email-page.tsx").then(({ UndoEmailPage }) => UndoEmailPage));
const SignInPage = later(() => import("./sign-in-page.tsx").then(({ SignInPage }) => SignInPage));
const SignUpPage = later(() => import("./sign-up-page.tsx").then(({ SignUpPage }) => SignUpPage));
const VerifyPage = later(() => import("./verify-page.tsx").then(({ VerifyPage }) => VerifyPage));

const named = (text: "profile" | "security" | "devices" | "display" | "operation") => (language: Language) =>
  translator(accountsDoorTexts, language)(text);

/** Signing up and in, and one's own account. */
export const accountsFeature: WebFeature = {
  routes: [
    { path: "/sign-in", Page: SignInPage, access: "signedOut" },
    { path: "/sign-up", Page: SignUpPage, access: "signedOut" },
    { path: "/forgot", Page: ForgotPage, access: "signedOut" },
    { path: "/reset", Page: ResetPage, access: "anyone" },
    { path: "/undo-email", Page: UndoEmailPage, access: "anyone" },
    { path: "/verify", Page: VerifyPage, access: "anyone" },
    { path: "/first-operator", Page: FirstOperatorPage, access: "anyone" },
  ],
  settings: [
    {
      id: "profile",
      icon: UserRound,
      label: named("profile"),
      Page: ProfilePart,
      order: 10,
    },
    {
      id: "security",
      icon: ShieldCheck,
      label: named("security"),
      Page: SecurityPart,
      order: 20,
    },
    {
      id: "devices",
      icon: MonitorSmartphone,
      label: named("devices"),
      Page: DevicesPart,
      order: 40,
    },
    {
      id: "appearance",
      icon: Languages,
      label: named("display"),
      Page: AppearancePart,
      order: 60,
    },
    {
      id: "operation",
      icon: Mailbox,
      label: named("operation"),
      Page: OperationPart,
      order: 90,
      isFor: (account) => account.isOperator,
    },
  ],
  gate: { isDue: (account) => account.owesTerms || account.lacksSecondFactor, Page: EntryGate },
  overlays: [ProofDialog],
  privacyCards: [{ section: "consents", order: 20, Card: TermsCard }],
  start: (account) => {
    // When it cannot be fetched now, the next start does.
    const again = () => void call(getOwnAccount).then(updateSession, () => {});
    const stops = [
      // On another device of one's own.
      socket().onEvent("account.changed", ({ accountId }) => accountId === account.id && again()),
      // Its name is part of what one sees of oneself.
      socket().onEvent("company.changed", again),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  },
};
export { deviceLabel, isHandheld } from "./device-label.ts";
/** What pages before the sign-in stand in. */
export { EntryFrame } from "./entry-frame.tsx";

export { useInstance } from "./instance.ts";
export { isWorking, spansOf, weekdayName } from "./profile/local-time.ts";
export { usePhoneReader } from "./profile/phone-reader.ts";
export { SettingRow } from "./security/setting-row.tsx";
export { settingsTexts } from "./settings-texts.ts";
