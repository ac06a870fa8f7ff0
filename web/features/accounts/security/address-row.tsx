import { AtSign } from "lucide-react";
import { useState } from "react";
import { useAccount } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button } from "../../../ui/index.ts";
import { AddressDialog } from "./address-dialog.tsx";
import type { SecurityCardProps } from "./security-card.ts";
import { securityTexts } from "./security-texts.ts";
import { SettingRow } from "./setting-row.tsx";

/** The address one signs in with. */
export function AddressRow({ overview, onChange }: SecurityCardProps) {
  const t = useTexts(securityTexts);
  const { email } = useAccount();
  const [isChanging, setChanging] = useState(false);
  const { pendingEmail } = overview;
  return (
    <>
      <SettingRow
        icon={AtSign}
        title={
          <span dir="auto" className="select-text">
            {email}
          </span>
        }
        detail={pendingEmail === null ? t("addressDetail") : t("addressPending", { email: pendingEmail })}
      >
        <Button size="small" aria-label={t("addressChange")} onClick={() => setChanging(true)}>
          {t("change")}
        </Button>
      </SettingRow>
      {isChanging && (
        <AddressDialog
          pendingEmail={pendingEmail}
          onClose={() => {
            setChanging(false);
            void onChange();
          }}
        />
      )}
    </>
  );
}
