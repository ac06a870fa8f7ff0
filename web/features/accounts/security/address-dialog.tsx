import { type FormEvent, useId, useState } from "react";
import { emailAddress } from "../../../../src/protocol/email-address.ts";
import { confirmEmailChange, requestEmailChange } from "../../../../src/protocol/security.ts";
import { call } from "../../../api/index.ts";
import { updateSession, useAccount } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Dialog, TextField, toast } from "../../../ui/index.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { SixDigitsField } from "../six-digits-field.tsx";
import { useAct } from "../use-act.ts";
import { securityTexts } from "./security-texts.ts";

interface AddressDialogProps {
  /** A code for it was mailed and still counts. */
  readonly pendingEmail: string | null;
  readonly onClose: () => void;
}

/** The new address first, then the code that was mailed there. */
export function AddressDialog({ pendingEmail, onClose }: AddressDialogProps) {
  const t = useTexts(securityTexts);
  const account = useAccount();
  const form = useId();
  const [sentTo, setSentTo] = useState(pendingEmail);
  const [email, setEmail] = useState(pendingEmail ?? "");
  const [code, setCode] = useState("");
  const [isChecked, setChecked] = useState(false);
  const { run, isBusy, failure, clear } = useAct();
  const typed = email.trim();
  const fault = !emailAddress.safeParse(typed).success
    ? t("emailWrong")
    : typed.toLowerCase() === account.email.toLowerCase()
      ? t("addressSame")
      : undefined;

  const send = () =>
    void run(async () => {
      await call(requestEmailChange, { body: { email: typed } });
      setSentTo(typed);
      setCode("");
      setChecked(false);
    });
  const prove = (digits: string) =>
    void run(async () => {
      const changed = await call(confirmEmailChange, { body: { code: digits } });
      updateSession(changed);
      toast({ title: t("addressChanged", { email: changed.email }), tone: "success" });
      onClose();
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (sentTo === null) {
      if (!fault) send();
    } else if (code.length === 6) prove(code);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("addressChange")}
      width="small"
      {...(sentTo !== null && { description: t("addressCodeSent", { email: sentTo }) })}
      actions={
        <>
          {sentTo === null ? (
            <Button tone="plain" onClick={onClose}>
              {t("cancel")}
            </Button>
          ) : (
            <Button
              tone="plain"
              onClick={() => {
                setSentTo(null);
                clear();
              }}
            >
              {t("addressNew")}
            </Button>
          )}
          <Button type="submit" form={form} tone="primary" isBusy={isBusy}>
            {t(sentTo === null ? "goOn" : "confirm")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FailureNotice failure={failure} />
        {sentTo === null ? (
          <TextField
            label={t("addressNew")}
            type="email"
            name="email"
            autoComplete="email"
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={isChecked ? fault : undefined}
          />
        ) : (
          <>
            <SixDigitsField
              label={t("code")}
              value={code}
              onChange={(digits) => {
                setCode(digits);
                clear();
              }}
              onComplete={prove}
              error={isChecked && code.length < 6 && !failure ? t("codeWrong") : undefined}
            />
            <p className="text-pretty text-sm text-text-2">{t("addressNoCode")}</p>
          </>
        )}
      </form>
    </Dialog>
  );
}
