import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useEffect, useState } from "react";
import { acceptTerms, signOut } from "../../../src/protocol/accounts.ts";
import { call } from "../../api/index.ts";
import { endSession, updateSession, useAccount } from "../../app/session.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button } from "../../ui/index.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { refreshInstance, useInstance } from "./instance.ts";
import { settingsTexts } from "./settings-texts.ts";
import { TermsText } from "./terms-dialog.tsx";
import { useAct } from "./use-act.ts";

/** While the person has not accepted the current terms: accept, or leave. Nothing else is answered meanwhile. */
export function TermsGate() {
  const { instance } = useInstance();
  const account = useAccount();
  const [isOpen, setOpen] = useState(false);
  // Opened after the first paint, so that the focus has somewhere to come from.
  useEffect(() => setOpen(instance !== undefined), [instance]);
  return (
    <AlertDialog.Root open={isOpen}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-50 bg-surface-0" />
        <AlertDialog.Viewport className="fixed inset-0 z-50 flex items-center justify-center sm:p-6">
          <AlertDialog.Popup className="flex max-h-full w-full max-w-2xl flex-col overflow-hidden bg-surface-2 text-text-1 shadow-2 outline-none sm:rounded-large">
            {instance && <GateBody version={instance.termsVersion} isFirst={account.terms.version === ""} />}
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function GateBody({ version, isFirst }: { version: string; isFirst: boolean }) {
  const t = useTexts(settingsTexts);
  const language = useLanguage();
  const { run, isBusy, failure } = useAct();
  const accept = () =>
    void run(async () => {
      try {
        updateSession(await call(acceptTerms, { body: { version, language } }));
      } catch (thrown) {
        await refreshInstance();
        throw thrown;
      }
    });
  const leave = () =>
    void run(async () => {
      await call(signOut);
      endSession();
    });
  return (
    <>
      <div className="border-line border-b px-6 pt-6 pb-4">
        <AlertDialog.Title className="font-semibold text-lg">
          {t(isFirst ? "termsFirst" : "termsChanged")}
        </AlertDialog.Title>
        <AlertDialog.Description className="text-text-2">
          {t(isFirst ? "termsFirstDetail" : "termsChangedDetail")}
        </AlertDialog.Description>
      </div>
      <section aria-label={t("terms")} className="min-h-0 flex-1 overflow-y-auto px-6 py-4">
        <TermsText />
      </section>
      <div className="flex flex-col gap-3 border-line border-t bg-surface-1 px-6 py-4">
        <FailureNotice failure={failure} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button tone="plain" onClick={leave}>
            {t("signOut")}
          </Button>
          <Button tone="primary" onClick={accept} isBusy={isBusy}>
            {t("acceptAndGoOn")}
          </Button>
        </div>
      </div>
    </>
  );
}
