import { useState } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Card, Checkbox, toast, toastFailure } from "../../ui/index.ts";
import { giveConsent, useDiagnosis, withdrawConsent } from "./store.ts";
import { diagnosisTexts } from "./texts.ts";

/** Whether one's administrators see the results; off until one switches it on. */
export function ConsentCard() {
  const t = useTexts(diagnosisTexts);
  const format = useFormat();
  const language = useLanguage();
  const consent = useDiagnosis((known) => known.consent);
  const [isSaving, setSaving] = useState(false);
  const change = async (isOn: boolean) => {
    setSaving(true);
    try {
      if (isOn) await giveConsent(language);
      else {
        await withdrawConsent();
        toast({ title: t("withdrawn"), tone: "success" });
      }
    } catch (thrown) {
      toastFailure(thrown);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Card title={t("help")} description={t("helpDetail")}>
      <Checkbox
        label={
          <>
            {t("consent")}
            {consent && (
              <span className="block text-sm text-text-2">
                {t("since", { time: format.dateTime(consent.givenAt) })}
              </span>
            )}
          </>
        }
        isChecked={consent !== null}
        isDisabled={isSaving}
        onChange={(isOn) => void change(isOn)}
      />
    </Card>
  );
}
