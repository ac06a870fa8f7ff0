import { LogOut } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { signOut, updateOwnAccount } from "../../../src/protocol/accounts.ts";
import { call } from "../../api/index.ts";
import { ThemeSelect } from "../../app/appearance.tsx";
import { endSession, updateSession, useAccount } from "../../app/session.ts";
import { useTitle } from "../../app/window-title.ts";
import { type Language, languageNames, languages } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Button, Card, Select, toastFailure } from "../../ui/index.ts";
import { ProfileCard } from "./profile-card.tsx";
import { ScanningNotice } from "./scanning-notice.tsx";
import { SessionsCard } from "./sessions-card.tsx";
import { settingsTexts } from "./settings-texts.ts";
import { TermsDialog } from "./terms-dialog.tsx";
import { useAct } from "./use-act.ts";

export function SettingsPage() {
  const t = useTexts(settingsTexts);
  const account = useAccount();
  const name = `${account.firstName} ${account.lastName}`;
  useTitle(t("settings"));
  return (
    <div className="flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-2xl flex-col gap-5 px-4 py-8">
        <header className="flex items-center gap-4">
          <Avatar id={account.id} name={name} size="huge" />
          <div className="min-w-0">
            <h1 className="font-semibold text-xl tracking-tight">{t("settings")}</h1>
            <p dir="auto" className="truncate text-text-2">
              {name}
            </p>
          </div>
        </header>
        {account.isOperator && (
          <Card
            title={t("operator")}
            description={t("operatorDetail")}
            action={
              <Link
                href="/outbox"
                className="touch focus-ring flex h-9 shrink-0 items-center rounded-medium bg-surface-3 px-4 font-medium hover:bg-line"
              >
                {t("outbox")}
              </Link>
            }
          />
        )}
        {account.isOperator && <ScanningNotice />}
        <ProfileCard />
        <DisplayCard />
        <SessionsCard />
        <TermsCard />
        <SignOutButton />
      </div>
    </div>
  );
}

function DisplayCard() {
  const t = useTexts(settingsTexts);
  const account = useAccount();
  const choose = (language: Language) =>
    call(updateOwnAccount, { body: { language } }).then(updateSession, toastFailure);
  return (
    <Card title={t("display")} description={t("displayDetail")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={t("language")}
          value={account.language}
          onChange={(language) => void choose(language)}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <ThemeSelect />
      </div>
    </Card>
  );
}

function TermsCard() {
  const t = useTexts(settingsTexts);
  const format = useFormat();
  const { version, acceptedAt, language } = useAccount().terms;
  const [isReading, setReading] = useState(false);
  return (
    <>
      <Card
        title={t("terms")}
        description={t("termsAccepted", {
          version,
          time: format.dateTime(acceptedAt),
          language: languageNames[language],
        })}
        action={
          <Button onClick={() => setReading(true)} className="shrink-0">
            {t("readTerms")}
          </Button>
        }
      />
      <TermsDialog isOpen={isReading} onClose={() => setReading(false)} version={version} />
    </>
  );
}

function SignOutButton() {
  const t = useTexts(settingsTexts);
  const { run, isBusy } = useAct();
  const leave = () =>
    void run(async () => {
      await call(signOut).catch((thrown: unknown) => {
        toastFailure(thrown);
        throw thrown;
      });
      endSession();
    });
  return (
    <Button
      onClick={leave}
      isBusy={isBusy}
      icon={<LogOut aria-hidden="true" className="size-4" />}
      className="self-start"
    >
      {t("signOutHere")}
    </Button>
  );
}
