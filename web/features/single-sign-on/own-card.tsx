import { useState } from "react";
import { linkSingleSignOn, unlinkSingleSignOn } from "../../../src/protocol/single-sign-on.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, Dialog, toast } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { departFor } from "./depart.ts";
import { signOnTexts } from "./texts.ts";
import { useOwnOffer } from "./use-own-offer.ts";

/** Whether one's account is bound to the company's provider. */
export function OwnCard() {
  const t = useTexts(signOnTexts);
  const { offer, reload } = useOwnOffer();
  const { run, isBusy, failure } = useAct();
  const [isAsking, setAsking] = useState(false);
  if (!offer) return null;
  const { label, isLinked } = offer;
  const link = () => run(async () => departFor((await call(linkSingleSignOn)).url));
  const unlink = () =>
    run(async () => {
      setAsking(false);
      await call(unlinkSingleSignOn);
      toast({ title: t("unlinked"), tone: "success" });
      reload();
    });
  return (
    <>
      <Card
        title={t("ownTitle")}
        description={isLinked ? t("ownLinked", { label }) : t("ownUnlinked", { label })}
        action={
          <Button className="shrink-0" isBusy={isBusy} onClick={() => (isLinked ? setAsking(true) : void link())}>
            {isLinked ? t("unlink") : t("link")}
          </Button>
        }
      >
        {failure && <FailureNotice failure={failure} />}
      </Card>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t("unlinkTitle")}
        description={t("unlinkDetail", { label })}
        width="small"
        actions={
          <>
            <Button tone="plain" onClick={() => setAsking(false)}>
              {t("cancel")}
            </Button>
            <Button tone="danger" onClick={() => void unlink()}>
              {t("unlink")}
            </Button>
          </>
        }
      />
    </>
  );
}
