import { useState } from "react";
import { type Breach, downloadBreachNotice } from "../../../src/protocol/breaches.ts";
import { addressOf } from "../../api/index.ts";
import { languageNames, languages, useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Dialog, RadioList, Select } from "../../ui/index.ts";
import { registerTexts } from "./register-texts.ts";

const link =
  "inline-flex h-9 items-center rounded-medium border border-line-strong px-4 font-medium text-text-1 hover:bg-surface-3";

/** The notices as files. */
export function NoticeDialog({ breach, onClose }: { readonly breach: Breach; readonly onClose: () => void }) {
  const t = useTexts(registerTexts);
  const [to, setTo] = useState<"authority" | "people">("authority");
  const [language, setLanguage] = useState(useLanguage());
  const address = (format: "text" | "pdf") =>
    addressOf(downloadBreachNotice, { params: { breachId: breach.id }, query: { to, language, format } });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("noticeTitle")}
      description={t("noticeHint")}
      actions={
        <>
          <a href={address("text")} download className={link}>
            {t("asText")}
          </a>
          <a href={address("pdf")} download className={link}>
            {t("asPdf")}
          </a>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioList
          label={t("noticeTitle")}
          isLabelHidden
          options={[
            { value: "authority", label: t("authority") },
            { value: "people", label: t("toPeople") },
          ]}
          value={to}
          onChange={setTo}
        />
        <Select
          label={t("language")}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={setLanguage}
        />
      </div>
    </Dialog>
  );
}
