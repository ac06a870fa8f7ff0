import { Building2 } from "lucide-react";
import { type MouseEvent, useEffect } from "react";
import { emailAddress } from "../../../src/protocol/email-address.ts";
import { startSingleSignOn } from "../../../src/protocol/single-sign-on.ts";
import { call } from "../../api/index.ts";
import type { SignInWayProps } from "../../app/feature.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { departFor } from "./depart.ts";
import { signOnTexts } from "./texts.ts";
import { useOffer } from "./use-offer.ts";

/** The way through one's company, once the address's domain has one. Only the domain is asked about. */
export function SignInWay({ email, onPasswordUseless }: SignInWayProps) {
  const t = useTexts(signOnTexts);
  const { run, isBusy, failure } = useAct();
  const typed = email.trim();
  const offer = useOffer(emailAddress.safeParse(typed).success ? typed.slice(typed.lastIndexOf("@") + 1) : undefined);
  const isUseless = offer?.passwordAllowed === false;
  useEffect(() => onPasswordUseless(isUseless), [isUseless, onPasswordUseless]);
  if (!offer) return null;
  const { label } = offer;
  const leave = (event: MouseEvent) => {
    // As the form's only way, the button is what the Enter key presses.
    event.preventDefault();
    void run(async () => {
      const { url } = await call(startSingleSignOn, { body: { email: typed } });
      departFor(url, location.search);
    });
  };
  return (
    <div className="flex flex-col gap-3">
      <FailureNotice failure={failure} />
      {isUseless && <p className="text-pretty text-text-2">{t("onlyWay", { label })}</p>}
      <Button
        tone={isUseless ? "primary" : "quiet"}
        icon={<Building2 aria-hidden="true" className="size-4" />}
        isBusy={isBusy}
        onClick={leave}
        type={isUseless ? "submit" : "button"}
        className="h-10 min-w-0"
      >
        <span className="truncate">{t("continueWith", { label })}</span>
      </Button>
      {!isUseless && (
        <p className="flex items-center gap-3 text-sm text-text-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {t("orPassword")}
        </p>
      )}
    </div>
  );
}
