import { useState } from "react";
import { useAccount } from "../../../app/session.ts";
import { signOutAndForget } from "../../../app/sign-out.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Card, ConfirmDialog } from "../../../ui/index.ts";
import { securityTexts } from "./security-texts.ts";

/** Signing out where nothing shall be left: on a device that others use too. */
export function ForgetCard() {
  const t = useTexts(securityTexts);
  const { id } = useAccount();
  const [isAsking, setAsking] = useState(false);
  return (
    <Card title={t("forget")} description={t("forgetDetail")}>
      <Button onClick={() => setAsking(true)}>{t("forgetAct")}</Button>
      {isAsking && (
        <ConfirmDialog
          title={t("forgetTitle")}
          detail={t("forgetSure")}
          act={t("forgetAct")}
          onConfirm={() => signOutAndForget(id)}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
