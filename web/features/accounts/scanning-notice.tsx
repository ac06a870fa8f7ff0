import { useTexts } from "../../i18n/use-texts.ts";
import { Notice } from "../../ui/index.ts";
import { useInstance } from "./instance.ts";
import { settingsTexts } from "./settings-texts.ts";

/** Stays as long as uploads pass unscanned. */
export function ScanningNotice() {
  const t = useTexts(settingsTexts);
  const { instance } = useInstance();
  if (!instance || instance.scanningOn) return null;
  return (
    <Notice tone="warning" title={t("scanningOff")}>
      {t("scanningOffDetail")}
    </Notice>
  );
}
