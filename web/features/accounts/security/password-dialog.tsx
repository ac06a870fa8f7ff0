import { type FormEvent, useId, useState } from "react";
import { changePassword } from "../../../../src/protocol/security.ts";
import { call } from "../../../api/index.ts";
import { useAccount } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Dialog, toast } from "../../../ui/index.ts";
import { entryTexts } from "../entry-texts.ts";
import { FailureNotice, sentenceOf } from "../failure-notice.tsx";
import { focusFirstFault } from "../first-fault.ts";
import { PasswordField } from "../password-field.tsx";
import { shortestPassword } from "../password-length.ts";
import { useAct } from "../use-act.ts";
import { securityTexts } from "./security-texts.ts";

/** Another password; who one is has been asked before it counts. */
export function PasswordDialog({ title, onClose }: { title: string; onClose: () => void }) {
  const t = useTexts(securityTexts);
  const entry = useTexts(entryTexts);
  const { email } = useAccount();
  const form = useId();
  const [password, setPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const { run, isBusy, failure, clear } = useAct();
  const isShort = password.length < shortestPassword;
  const isCommon = failure?.code === "accounts.password_common";
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (isShort) return focusFirstFault(event.currentTarget);
    void run(async () => {
      await call(changePassword, { body: { newPassword: password } });
      toast({ title: t("passwordChanged"), tone: "success" });
      onClose();
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      description={t("passwordChangeDetail")}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={form} tone="primary" isBusy={isBusy}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {!isCommon && <FailureNotice failure={failure} />}
        {/* Tells password managers whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordField
          isNew
          label={t("newPassword")}
          value={password}
          onChange={(typed) => {
            setPassword(typed);
            clear();
          }}
          error={isCommon ? sentenceOf(failure) : isChecked && isShort ? entry("passwordTooShort") : undefined}
        />
      </form>
    </Dialog>
  );
}
