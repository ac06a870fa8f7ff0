import { useState } from "react";
import { useAccount } from "../../app/session.ts";
import { languageNames } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card } from "../../ui/index.ts";
import { settingsTexts } from "./settings-texts.ts";
import { TermsDialog } from "./terms-dialog.tsx";

/** The terms one has agreed to. */
export function TermsCard() {
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
