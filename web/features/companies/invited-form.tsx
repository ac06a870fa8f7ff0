import { type FormEvent, useState } from "react";
import { useLocation } from "wouter";
import { signIn } from "../../../src/protocol/accounts.ts";
import { type readInvitation, signUpInvited } from "../../../src/protocol/companies.ts";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { call, wordsOf } from "../../api/index.ts";
import { beginSession } from "../../app/session.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Checkbox, TextField } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { focusFirstFault } from "../accounts/first-fault.ts";
import { refreshInstance, useInstance } from "../accounts/instance.ts";
import { PasswordField } from "../accounts/password-field.tsx";
import { shortestPassword } from "../accounts/password-length.ts";
import { TermsDialog } from "../accounts/terms-dialog.tsx";
import { useAct } from "../accounts/use-act.ts";
import { entryTexts } from "./entry-texts.ts";

interface InvitedFormProps {
  readonly token: string;
  readonly invitation: OutputOf<typeof readInvitation>;
}

/** Name, password and terms; the mailed link has proved the address. */
export function InvitedForm({ token, invitation }: InvitedFormProps) {
  const t = useTexts(entryTexts);
  const language = useLanguage();
  const { instance } = useInstance();
  const [, navigate] = useLocation();
  const [form, setForm] = useState({ firstName: invitation.firstName, lastName: invitation.lastName, password: "" });
  const [hasAccepted, setAccepted] = useState(false);
  const [isReading, setReading] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const { run, isBusy, failure, clear } = useAct();
  const faults = {
    firstName: form.firstName.trim() === "" ? t("nameMissing") : undefined,
    lastName: form.lastName.trim() === "" ? t("nameMissing") : undefined,
    password: form.password.length < shortestPassword ? t("passwordTooShort") : undefined,
    terms: hasAccepted ? undefined : t("termsMissing"),
  };
  const shown = isChecked ? faults : undefined;
  const common = failure?.code === "accounts.password_common" ? wordsOf(failure.problem) : undefined;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (Object.values(faults).some(Boolean) || !instance) return focusFirstFault(event.currentTarget);
    void run(async () => {
      try {
        const person = { ...form, token, language, acceptedTerms: instance.termsVersion };
        const { email } = await call(signUpInvited, { body: person });
        await call(signIn, { body: { email, password: form.password } });
      } catch (thrown) {
        await refreshInstance();
        throw thrown;
      }
      await beginSession();
      navigate("/", { replace: true });
    });
  };
  const nameField = (field: "firstName" | "lastName", autoComplete: string) => (
    <TextField
      label={t(field)}
      name={field}
      autoComplete={autoComplete}
      maxLength={80}
      value={form[field]}
      onChange={(event) => setForm({ ...form, [field]: event.target.value })}
      error={shown?.[field]}
    />
  );
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {!common && <FailureNotice failure={failure} />}
      <input type="email" name="email" autoComplete="username" value={invitation.email} readOnly hidden />
      <div className="grid gap-4 sm:grid-cols-2">
        {nameField("firstName", "given-name")}
        {nameField("lastName", "family-name")}
      </div>
      <PasswordField
        isNew
        value={form.password}
        onChange={(password) => {
          setForm({ ...form, password });
          clear();
        }}
        error={common ? `${common.title} ${common.cure}` : shown?.password}
      />
      <div className="flex flex-col gap-1">
        <Checkbox
          name="terms"
          isChecked={hasAccepted}
          onChange={setAccepted}
          label={
            <>
              {t("acceptBefore")}
              <button
                type="button"
                onClick={() => setReading(true)}
                className="focus-ring rounded-small font-medium text-accent-text underline underline-offset-2"
              >
                {t("termsOfUse")}
              </button>
              {t("acceptAfter")}
            </>
          }
        />
        {shown?.terms && (
          <p role="alert" className="text-danger-text text-sm">
            {shown.terms}
          </p>
        )}
      </div>
      <Button type="submit" tone="primary" isBusy={isBusy} className="mt-1 h-10">
        {t("start")}
      </Button>
      {instance && <TermsDialog isOpen={isReading} onClose={() => setReading(false)} version={instance.termsVersion} />}
    </form>
  );
}
