import { useState } from "react";
import { getOwnAccount, signOut } from "../../../../src/protocol/accounts.ts";
import { call } from "../../../api/index.ts";
import { endSession, updateSession } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, LoadFailed, SkeletonList } from "../../../ui/index.ts";
import { EntryFrame } from "../entry-frame.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { useAct } from "../use-act.ts";
import { AddPasskeyDialog } from "./add-passkey-dialog.tsx";
import { AuthenticatorDialog } from "./authenticator-dialog.tsx";
import { knowsPasskeys } from "./passkey-browser.ts";
import { ProofDialog } from "./proof-dialog.tsx";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";
import { securityTexts } from "./security-texts.ts";
import { useSecurity } from "./use-security.ts";

/** Stands before everything while the company asks for a second factor and there is none: set one up, or leave. */
export function SecondFactorGate() {
  const t = useTexts(securityTexts);
  const { overview, failure: loadFailure, reload } = useSecurity();
  const [open, setOpen] = useState<"authenticator" | "passkey">();
  const [codes, setCodes] = useState<readonly string[]>();
  const { run, isBusy, failure } = useAct();
  const goOn = () => void run(async () => updateSession(await call(getOwnAccount)));
  const leave = () =>
    void run(async () => {
      await call(signOut);
      endSession();
    });
  const close = () => setOpen(undefined);
  const done = (made: readonly string[] | null) => {
    close();
    if (made) setCodes(made);
    else goOn();
  };
  return (
    <EntryFrame title={t("gateTitle")}>
      <div className="flex flex-col gap-4">
        <p className="-mt-2 text-pretty text-text-2">{t("gateDetail")}</p>
        <FailureNotice failure={failure} />
        {!overview && !loadFailure && <SkeletonList rows={2} />}
        {loadFailure && <LoadFailed failure={loadFailure} onRetry={() => void reload()} />}
        {overview && (
          <>
            <Button tone="primary" onClick={() => setOpen("authenticator")} className="h-10">
              {t("authenticatorTitle")}
            </Button>
            {overview.passkeysPossible && knowsPasskeys() && (
              <Button onClick={() => setOpen("passkey")} className="h-10">
                {t("passkeyAdd")}
              </Button>
            )}
          </>
        )}
        <Button tone="plain" onClick={leave} isBusy={isBusy}>
          {t("signOut")}
        </Button>
      </div>
      {open === "authenticator" && <AuthenticatorDialog onClose={close} onDone={done} />}
      {open === "passkey" && overview && (
        <AddPasskeyDialog thisDevice={overview.thisDevice} onClose={close} onAdded={done} />
      )}
      {codes && <RecoveryCodesDialog codes={codes} onClose={goOn} />}
      <ProofDialog />
    </EntryFrame>
  );
}
