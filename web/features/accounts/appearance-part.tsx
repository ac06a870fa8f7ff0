import { updateOwnAccount } from "../../../src/protocol/accounts.ts";
import { call } from "../../api/index.ts";
import { ThemeSelect } from "../../app/appearance.tsx";
import { updateSession, useAccount } from "../../app/session.ts";
import { type Language, languageNames, languages } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Card, Select, toastFailure } from "../../ui/index.ts";
import { settingsTexts } from "./settings-texts.ts";

/** The language of the person, the looks of this device. */
export function AppearancePart() {
  const t = useTexts(settingsTexts);
  const account = useAccount();
  const choose = (language: Language) =>
    call(updateOwnAccount, { body: { language } }).then(updateSession, toastFailure);
  return (
    <Card description={t("displayDetail")}>
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
