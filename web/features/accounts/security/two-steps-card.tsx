import { LifeBuoy, Smartphone } from "lucide-react";
import { useState } from "react";
import { removeAuthenticator, renewRecoveryCodes } from "../../../../src/protocol/security.ts";
import { call } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Badge, Button, Card, ConfirmDialog } from "../../../ui/index.ts";
import { AuthenticatorDialog } from "./authenticator-dialog.tsx";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";
import type { SecurityCardProps } from "./security-card.ts";
import { securityTexts } from "./security-texts.ts";
import { SettingRow } from "./setting-row.tsx";

type Open = "setUp" | "remove" | "renew" | undefined;

/** The authenticator app, and the codes for the day when nothing else is at hand. */
export function TwoStepsCard({ overview, onChange }: SecurityCardProps) {
  const t = useTexts(securityTexts);
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const [codes, setCodes] = useState<readonly string[]>();
  const { authenticatorSince: since, recoveryCodesLeft, passkeys } = overview;
  const isOn = since !== null || passkeys.length > 0;
  const close = () => setOpen(undefined);
  const shown = (made: readonly string[] | null) => {
    close();
    if (made) setCodes(made);
    void onChange();
  };
  const detail = overview.isSecondFactorRequired
    ? `${t("twoStepsDetail")} ${t("twoStepsRequired")}`
    : t("twoStepsDetail");

  return (
    <Card
      title={t("twoSteps")}
      description={detail}
      action={<Badge tone={isOn ? "success" : "neutral"}>{t(isOn ? "twoStepsOn" : "twoStepsOff")}</Badge>}
    >
      <div className="-mb-2 divide-y divide-line">
        <SettingRow
          icon={Smartphone}
          title={t("authenticator")}
          detail={since === null ? t("authenticatorNone") : t("authenticatorSince", { date: format.date(since) })}
        >
          {since === null ? (
            <Button size="small" onClick={() => setOpen("setUp")} aria-label={t("authenticatorTitle")}>
              {t("setUp")}
            </Button>
          ) : (
            <Button size="small" onClick={() => setOpen("remove")} aria-label={t("authenticatorRemove")}>
              {t("remove")}
            </Button>
          )}
        </SettingRow>
        <SettingRow
          icon={LifeBuoy}
          title={t("recoveryCodes")}
          detail={isOn ? t("recoveryCodesLeft", { count: recoveryCodesLeft }) : t("recoveryCodesNone")}
        >
          {isOn && (
            <Button size="small" onClick={() => setOpen("renew")}>
              {t("recoveryCodesRenew")}
            </Button>
          )}
        </SettingRow>
      </div>
      {open === "setUp" && <AuthenticatorDialog onClose={close} onDone={shown} />}
      {open === "remove" && (
        <ConfirmDialog
          title={t("authenticatorRemove")}
          detail={t("authenticatorRemoveDetail")}
          act={t("remove")}
          onClose={close}
          onConfirm={async () => {
            await call(removeAuthenticator);
            await onChange();
          }}
        />
      )}
      {open === "renew" && (
        <ConfirmDialog
          title={t("recoveryCodesRenewTitle")}
          detail={t("recoveryCodesRenewDetail")}
          act={t("recoveryCodesRenew")}
          isDangerous={false}
          onClose={close}
          onConfirm={async () => shown((await call(renewRecoveryCodes)).recoveryCodes)}
        />
      )}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </Card>
  );
}
