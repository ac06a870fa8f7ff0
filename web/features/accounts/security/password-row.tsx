import { LockKeyhole } from "lucide-react";
import { useState } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button } from "../../../ui/index.ts";
import { PasswordDialog } from "./password-dialog.tsx";
import type { SecurityCardProps } from "./security-card.ts";
import { securityTexts } from "./security-texts.ts";
import { SettingRow } from "./setting-row.tsx";

/** Whether there is a password, and another one. */
export function PasswordRow({ overview: { hasPassword }, onChange }: SecurityCardProps) {
  const t = useTexts(securityTexts);
  const [isChanging, setChanging] = useState(false);
  const act = t(hasPassword ? "passwordChange" : "passwordChoose");
  return (
    <>
      <SettingRow icon={LockKeyhole} title={t("password")} detail={t(hasPassword ? "passwordDetail" : "passwordNone")}>
        <Button size="small" aria-label={act} onClick={() => setChanging(true)}>
          {t(hasPassword ? "change" : "setUp")}
        </Button>
      </SettingRow>
      {isChanging && (
        <PasswordDialog
          title={act}
          onClose={() => {
            setChanging(false);
            void onChange();
          }}
        />
      )}
    </>
  );
}
