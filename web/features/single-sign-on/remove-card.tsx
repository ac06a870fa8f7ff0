import { useState } from "react";
import { removeSingleSignOn } from "../../../src/protocol/single-sign-on.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, Dialog, toast } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { signOnTexts } from "./texts.ts";

export function RemoveCard({ onRemoved }: { onRemoved: () => void }) {
  const t = useTexts(signOnTexts);
  const [isAsking, setAsking] = useState(false);
  const { run, isBusy, failure } = useAct();
  const remove = () =>
    run(async () => {
      setAsking(false);
      await call(removeSingleSignOn);
      toast({ title: t("removed"), tone: "success" });
      onRemoved();
    });
  return (
    <>
      <Card
        title={t("removeTitle")}
        description={t("removeDetail")}
        action={
          <Button tone="plainDanger" className="shrink-0" isBusy={isBusy} onClick={() => setAsking(true)}>
            {t("remove")}
          </Button>
        }
      >
        {failure && <FailureNotice failure={failure} />}
      </Card>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t("removeTitle")}
        description={t("removeDetail")}
        width="small"
        actions={
          <>
            <Button tone="plain" onClick={() => setAsking(false)}>
              {t("cancel")}
            </Button>
            <Button tone="danger" onClick={() => void remove()}>
              {t("remove")}
            </Button>
          </>
        }
      />
    </>
  );
}
