import { Building2 } from "lucide-react";
import { useEffect, useState } from "react";
import { proveBySingleSignOn } from "../../../src/protocol/single-sign-on.ts";
import { call } from "../../api/index.ts";
import type { ProofWayProps } from "../../app/feature.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Notice } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { whenProved } from "./depart.ts";
import { signOnTexts } from "./texts.ts";
import { useOwnOffer } from "./use-own-offer.ts";

/** Proves who one is at the provider, in a window of its own: what was under way here waits. */
export function ProofWay({ onProved }: ProofWayProps) {
  const t = useTexts(signOnTexts);
  const { offer } = useOwnOffer();
  const { run, isBusy, failure } = useAct();
  const [isBlocked, setBlocked] = useState(false);
  useEffect(() => whenProved(onProved), [onProved]);
  if (!offer?.isLinked) return null;
  const leave = () => {
    // Opened by the press itself: browsers allow no window later.
    const popup = window.open("", "iris-sign-on", "popup,width=520,height=720");
    setBlocked(!popup);
    if (!popup) return;
    void run(async () => {
      try {
        const { url } = await call(proveBySingleSignOn);
        popup.location.replace(url);
      } catch (thrown) {
        popup.close();
        throw thrown;
      }
    });
  };
  return (
    <div className="flex flex-col gap-3">
      <FailureNotice failure={failure} />
      {isBlocked && (
        <Notice tone="warning" title={t("proveBlocked")}>
          {t("proveBlockedDetail")}
        </Notice>
      )}
      <p className="text-pretty text-text-2">{t("proveDetail")}</p>
      <Button
        isBusy={isBusy}
        onClick={leave}
        icon={<Building2 aria-hidden="true" className="size-4" />}
        className="min-w-0"
      >
        <span className="truncate">{t("continueWith", { label: offer.label })}</span>
      </Button>
    </div>
  );
}
