import { type FormEvent, useState } from "react";
import { useLocation } from "wouter";
import { resendVerification, verifyEmail } from "../../../src/protocol/accounts.ts";
import { call } from "../../api/index.ts";
import { openSession } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Notice } from "../../ui/index.ts";
import { browserSecret } from "./browser-secret.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { entryTexts } from "./entry-texts.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { useInstance } from "./instance.ts";
import { SixDigitsField } from "./six-digits-field.tsx";
import { useAct } from "./use-act.ts";

export interface CheckMailProps {
  readonly email: string;
  /** As just typed: it stands in for this browser's secret where that is not the one that signed up. */
  readonly password: string;
  readonly onOtherAddress?: () => void;
}

/** After the sign-up: the mailed link works anywhere, the code is typed here. */
export function CheckMail({ email, password, onOtherAddress }: CheckMailProps) {
  const t = useTexts(entryTexts);
  const [, navigate] = useLocation();
  const { instance } = useInstance();
  const [code, setCode] = useState("");
  const [isChecked, setChecked] = useState(false);
  const [isResent, setResent] = useState(false);
  const verification = useAct();
  const resending = useAct();
  const hasMail = instance?.mailConfigured !== false;

  const verify = (digits: string) =>
    void verification.run(async () => {
      resending.clear();
      const body = { email, code: digits, browserSecret: browserSecret(), password };
      openSession(await call(verifyEmail, { body }));
      navigate("/", { replace: true });
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (code.length === 6) verify(code);
  };
  const type = (digits: string) => {
    setCode(digits);
    verification.clear();
  };
  const resend = () =>
    void resending.run(async () => {
      await call(resendVerification, { body: { email } });
      verification.clear();
      setCode("");
      setResent(true);
    });

  return (
    <EntryFrame title={t(hasMail ? "mailTitle" : "verifyTitle")}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {hasMail ? (
          <p className="-mt-2 text-pretty text-text-2 [overflow-wrap:anywhere]">{t("mailDetail", { email })}</p>
        ) : (
          <Notice tone="warning" title={t("mailOutbox")}>
            {t("mailOutboxDetail")}
          </Notice>
        )}
        <FailureNotice failure={verification.failure ?? resending.failure} />
        {isResent && !verification.failure && !resending.failure && (
          <Notice tone="success" title={t(hasMail ? "resent" : "resentOutbox")} />
        )}
        <SixDigitsField
          label={t("code")}
          value={code}
          onChange={type}
          onComplete={verify}
          error={isChecked && code.length < 6 && !verification.failure ? t("codeWrong") : undefined}
        />
        <Button type="submit" tone="primary" isBusy={verification.isBusy} className="h-10">
          {t("confirm")}
        </Button>
        <div className="flex flex-wrap justify-between gap-2">
          <Button tone="plain" size="small" onClick={resend} isBusy={resending.isBusy} className="-ml-2.5">
            {t("resend")}
          </Button>
          {onOtherAddress && (
            <Button tone="plain" size="small" onClick={onOtherAddress} className="-mr-2.5">
              {t("otherAddress")}
            </Button>
          )}
        </div>
      </form>
    </EntryFrame>
  );
}
