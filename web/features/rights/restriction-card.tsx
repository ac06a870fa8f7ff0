import { useState } from "react";
import { useLocation } from "wouter";
import { restrictOwnData } from "../../../src/protocol/rights.ts";
import { call } from "../../api/index.ts";
import { endSession } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, ConfirmDialog, TextField } from "../../ui/index.ts";
import { rightsTexts } from "./rights-texts.ts";

/** Art. 18: one's own data kept and used for nothing, until one opens the mailed link. */
export function RestrictionCard() {
  const t = useTexts(rightsTexts);
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [, navigate] = useLocation();
  const restrict = async () => {
    await call(restrictOwnData, { body: { reason: reason.trim() } });
    navigate("/restriction");
    endSession();
  };
  return (
    <Card title={t("restriction")} description={t("restrictionDetail")}>
      <p className="text-pretty text-sm text-text-2">{t("restrictionEffects")}</p>
      <Button tone="plainDanger" className="mt-3 -ml-3" onClick={() => setAsking(true)}>
        {t("restrictNow")}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t("restrictTitle")}
          detail={t("restrictionEffects")}
          act={t("restrictAct")}
          onConfirm={restrict}
          onClose={() => setAsking(false)}
        >
          <TextField
            label={t("reason")}
            hint={t("reasonHint")}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </ConfirmDialog>
      )}
    </Card>
  );
}
