import { type FormEvent, useState } from "react";
import { Link } from "wouter";
import { signIn } from "../../../src/protocol/accounts.ts";
import { emailAddress } from "../../../src/protocol/email-address.ts";
import type { SecondFactorNeeded } from "../../../src/protocol/sign-in.ts";
import { call } from "../../api/index.ts";
import { openSession } from "../../app/session.ts";
import { entrySlots } from "../../app/slots.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Notice, TextField } from "../../ui/index.ts";
import { CheckMail } from "./check-mail.tsx";
import { EntryFrame } from "./entry-frame.tsx";
import { entryTexts } from "./entry-texts.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { focusFirstFault } from "./first-fault.ts";
import { useInstance } from "./instance.ts";
import { PasswordField } from "./password-field.tsx";
import { PasskeyButton } from "./sign-in/passkey-button.tsx";
import { SecondFactorStep } from "./sign-in/second-factor-step.tsx";
import { signInTexts } from "./sign-in/sign-in-texts.ts";
import { useAct } from "./use-act.ts";

export function SignInPage() {
  const t = useTexts(entryTexts);
  const ways = useTexts(signInTexts);
  const { instance } = useInstance();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const [needed, setNeeded] = useState<SecondFactorNeeded>();
  const [isPasswordUseless, setPasswordUseless] = useState(false);
  const { run, isBusy, failure } = useAct();

  if (needed) {
    const startAgain = () => {
      setNeeded(undefined);
      setPassword("");
      setChecked(false);
    };
    // The session gate leads on from here, to where the person wanted to go.
    return <SecondFactorStep needed={needed} onSignedIn={() => {}} onStartAgain={startAgain} />;
  }
  if (failure?.code === "accounts.unverified") return <CheckMail email={email} password={password} />;

  const faults = {
    email: emailAddress.safeParse(email.trim()).success ? undefined : t("emailWrong"),
    password: password === "" ? t("passwordMissing") : undefined,
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (faults.email || faults.password) return focusFirstFault(event.currentTarget);
    void run(async () => {
      const begun = await call(signIn, { body: { email: email.trim(), password } });
      if (begun.outcome === "signedIn") openSession(begun.account);
      else setNeeded(begun);
    });
  };
  const isOpen = instance?.signUpOpen && !instance.needsOperator;

  return (
    <EntryFrame
      title={t("signInTitle")}
      footer={
        instance &&
        (isOpen ? (
          <>
            {t("noAccountYet")}{" "}
            <Link href="/sign-up" className="focus-ring rounded-small font-medium text-accent-text hover:underline">
              {t("toSignUp")}
            </Link>
          </>
        ) : (
          !instance.needsOperator && t("signUpClosed")
        ))
      }
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {instance?.needsOperator && (
          <Notice tone="info" title={t("needsOperator")}>
            {t("needsOperatorDetail")}
          </Notice>
        )}
        <FailureNotice failure={failure} />
        {failure?.code === "accounts.restricted" && (
          <Link
            href="/restriction"
            className="focus-ring self-start rounded-small font-medium text-accent-text hover:underline"
          >
            {ways("restricted")}
          </Link>
        )}
        <TextField
          label={t("email")}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={isChecked ? faults.email : undefined}
        />
        {entrySlots().signInWays.map((Way) => (
          <Way key={Way.displayName ?? Way.name} email={email} onPasswordUseless={setPasswordUseless} />
        ))}
        {!isPasswordUseless && (
          <>
            <PasswordField value={password} onChange={setPassword} error={isChecked ? faults.password : undefined} />
            <Button type="submit" tone="primary" isBusy={isBusy} className="mt-1 h-10">
              {t("signIn")}
            </Button>
            <Link
              href="/forgot"
              state={{ email: email.trim() }}
              className="focus-ring self-center rounded-small text-accent-text hover:underline"
            >
              {ways("forgotten")}
            </Link>
          </>
        )}
      </form>
      <div className="mt-4">
        <PasskeyButton />
      </div>
    </EntryFrame>
  );
}
