import { Copy } from "lucide-react";
import { type FormEvent, useEffect, useId, useState } from "react";
import { beginAuthenticator, confirmAuthenticator } from "../../../../src/protocol/security.ts";
import { type ApiFailure, asFailure, call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Dialog, LoadFailed, Skeleton, toast } from "../../../ui/index.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { SixDigitsField } from "../six-digits-field.tsx";
import { useAct } from "../use-act.ts";
import { QrCode } from "./qr-code.tsx";
import { securityTexts } from "./security-texts.ts";

interface AuthenticatorDialogProps {
  readonly onClose: () => void;
  /** @param recoveryCodes those that came with it, when it is the first factor */
  readonly onDone: (recoveryCodes: readonly string[] | null) => void;
}

/** Scan, then show that it worked. */
export function AuthenticatorDialog({ onClose, onDone }: AuthenticatorDialogProps) {
  const t = useTexts(securityTexts);
  const form = useId();
  const { setUp, failure: loadFailure, load } = useSetUp(onClose);
  const [code, setCode] = useState("");
  const [isChecked, setChecked] = useState(false);
  const { run, isBusy, failure, clear } = useAct();

  const confirm = (digits: string) =>
    void run(async () => {
      const { recoveryCodes } = await call(confirmAuthenticator, { body: { code: digits } });
      toast({ title: t("authenticatorAdded"), tone: "success" });
      onDone(recoveryCodes);
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (code.length === 6) confirm(code);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("authenticatorTitle")}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={form} tone="primary" isBusy={isBusy} disabled={!setUp}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      {loadFailure ? (
        <LoadFailed failure={loadFailure} onRetry={load} />
      ) : (
        <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-5">
          <div className="flex flex-col items-center gap-4 sm:flex-row sm:items-start">
            {setUp ? (
              <QrCode text={setUp.uri} label={t("authenticatorImage")} />
            ) : (
              <Skeleton className="size-48 shrink-0 rounded-medium" />
            )}
            <div className="flex w-full min-w-0 flex-1 flex-col gap-3">
              <p className="text-pretty">{t("authenticatorScan")}</p>
              <div className="flex flex-col gap-1">
                <p className="text-sm text-text-2">{t("authenticatorType")}</p>
                <p className="min-h-12 select-all break-all rounded-medium bg-surface-3 p-2 font-mono text-sm">
                  {setUp?.secret.replace(/.{4}(?=.)/g, "$& ")}
                </p>
                <Button
                  tone="plain"
                  size="small"
                  disabled={!setUp}
                  icon={<Copy aria-hidden="true" className="size-4" />}
                  onClick={() => void copy(setUp?.secret ?? "").then(() => toast({ title: t("copied") }))}
                  className="-ml-2.5 self-start"
                >
                  {t("copyKey")}
                </Button>
              </div>
            </div>
          </div>
          <p className="text-pretty">{t("authenticatorThen")}</p>
          <FailureNotice failure={failure} />
          <SixDigitsField
            label={t("code")}
            value={code}
            onChange={(digits) => {
              setCode(digits);
              clear();
            }}
            onComplete={confirm}
            error={isChecked && code.length < 6 && !failure ? t("codeWrong") : undefined}
          />
        </form>
      )}
    </Dialog>
  );
}

const copy = (text: string) => navigator.clipboard.writeText(text);

/** Asks for a secret once; whoever turns away from proving who they are leaves the dialog too. */
function useSetUp(onTurnedAway: () => void) {
  const [setUp, setSetUp] = useState<{ secret: string; uri: string }>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks once, whatever is drawn anew meanwhile
  useEffect(() => {
    let isHere = true;
    call(beginAuthenticator).then(
      (made) => isHere && setSetUp(made),
      (thrown: unknown) => {
        if (!isHere) return;
        const failed = asFailure(thrown);
        if (failed.code === "core.reauthentication_needed") onTurnedAway();
        else setFailure(failed);
      },
    );
    return () => {
      isHere = false;
    };
  }, [attempt]);
  const load = () => {
    setFailure(undefined);
    setAttempt(attempt + 1);
  };
  return { setUp, failure, load };
}
