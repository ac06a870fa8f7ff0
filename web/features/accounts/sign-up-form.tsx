import { type FormEvent, useState } from "react";
import { signUp } from "../../../src/protocol/accounts.ts";
import { emailAddress } from "../../../src/protocol/email-address.ts";
import { call } from "../../api/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Checkbox, TextField } from "../../ui/index.ts";
import { browserSecret } from "./browser-secret.ts";
import { entryTexts } from "./entry-texts.ts";
import { FailureNotice, sentenceOf } from "./failure-notice.tsx";
import { focusFirstFault } from "./first-fault.ts";
import { type Instance, refreshInstance } from "./instance.ts";
import { PasswordField } from "./password-field.tsx";
import { shortestPassword } from "./password-length.ts";
import { TermsDialog } from "./terms-dialog.tsx";
import { useAct } from "./use-act.ts";

export interface SignUpFormProps {
  readonly instance: Instance;
  /** From the first operator's link. */
  readonly operatorToken?: string;
  readonly submitLabel: string;
  readonly onDone: (person: { email: string; password: string }) => void | Promise<void>;
}

export function SignUpForm({ instance, operatorToken, submitLabel, onDone }: SignUpFormProps) {
  const t = useTexts(entryTexts);
  const language = useLanguage();
  const [form, setForm] = useState({ firstName: "", lastName: "", email: "", password: "" });
  const [hasAccepted, setAccepted] = useState(false);
  const [isReading, setReading] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const { run, isBusy, failure, clear } = useAct();

  const put = (field: keyof typeof form) => (value: string) => {
    setForm((current) => ({ ...current, [field]: value }));
    if (field === "password") clear();
  };
  const faults = {
    firstName: form.firstName.trim() === "" ? t("nameMissing") : undefined,
    lastName: form.lastName.trim() === "" ? t("nameMissing") : undefined,
    email: emailAddress.safeParse(form.email.trim()).success ? undefined : t("emailWrong"),
    password: form.password.length < shortestPassword ? t("passwordTooShort") : undefined,
    terms: hasAccepted ? undefined : t("termsMissing"),
  };
  const shown = isChecked ? faults : undefined;
  const isCommon = failure?.code === "accounts.password_common";

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (Object.values(faults).some(Boolean)) return focusFirstFault(event.currentTarget);
    const email = form.email.trim();
    const person = { ...form, email, language, acceptedTerms: instance.termsVersion, browserSecret: browserSecret() };
    void run(async () => {
      try {
        await call(signUp, { body: { ...person, ...(operatorToken !== undefined && { operatorToken }) } });
      } catch (thrown) {
        // Newer terms than those read here: the next press accepts what is shown then.
        await refreshInstance();
        throw thrown;
      }
      await onDone({ email, password: form.password });
    });
  };
  const nameField = (field: "firstName" | "lastName", autoComplete: string) => (
    <TextField
      label={t(field)}
      name={field}
      autoComplete={autoComplete}
      maxLength={80}
      value={form[field]}
      onChange={(event) => put(field)(event.target.value)}
      error={shown?.[field]}
    />
  );

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {!isCommon && <FailureNotice failure={failure} />}
      <div className="grid gap-4 sm:grid-cols-2">
        {nameField("firstName", "given-name")}
        {nameField("lastName", "family-name")}
      </div>
      <TextField
        label={t("email")}
        type="email"
        name="email"
        autoComplete="username"
        maxLength={254}
        value={form.email}
        onChange={(event) => put("email")(event.target.value)}
        error={shown?.email}
      />
      <PasswordField
        isNew
        value={form.password}
        onChange={put("password")}
        error={isCommon ? sentenceOf(failure) : shown?.password}
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
        {submitLabel}
      </Button>
      <TermsDialog isOpen={isReading} onClose={() => setReading(false)} version={instance.termsVersion} />
    </form>
  );
}
