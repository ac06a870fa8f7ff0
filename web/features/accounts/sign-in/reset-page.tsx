import { type FormEvent, useState } from "react";
import { Link, useLocation } from "wouter";
import { resetPassword } from "../../../../src/protocol/security.ts";
import type { SecondFactorNeeded } from "../../../../src/protocol/sign-in.ts";
import { call } from "../../../api/index.ts";
import { openSession } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button } from "../../../ui/index.ts";
import { EntryFrame } from "../entry-frame.tsx";
import { entryTexts } from "../entry-texts.ts";
import { FailureNotice, sentenceOf } from "../failure-notice.tsx";
import { focusFirstFault } from "../first-fault.ts";
import { PasswordField } from "../password-field.tsx";
import { shortestPassword } from "../password-length.ts";
import { securityTexts } from "../security/security-texts.ts";
import { useAct } from "../use-act.ts";
import { SecondFactorStep } from "./second-factor-step.tsx";
import { signInTexts } from "./sign-in-texts.ts";

/** Behind the mailed link: a new password, and in. */
export function ResetPage() {
  const [token] = useState(() => location.hash.slice(1));
  return <ResetForm token={token} />;
}

export function ResetForm({ token }: { token: string }) {
  const t = useTexts(signInTexts);
  const security = useTexts(securityTexts);
  const entry = useTexts(entryTexts);
  const [, navigate] = useLocation();
  const [password, setPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const [needed, setNeeded] = useState<SecondFactorNeeded>();
  const { run, isBusy, failure, clear } = useAct();

  const enter = () => navigate("/", { replace: true });
  if (needed) {
    return <SecondFactorStep needed={needed} onSignedIn={enter} onStartAgain={() => navigate("/sign-in")} />;
  }
  if (failure?.code === "accounts.proof_invalid") {
    return (
      <EntryFrame title={t("resetFailed")}>
        <p className="-mt-2 mb-5 text-pretty text-text-2">{t("resetFailedDetail")}</p>
        <Link
          href="/forgot"
          className="touch focus-ring flex h-10 items-center justify-center rounded-medium bg-accent font-medium text-on-accent hover:bg-accent-hover"
        >
          {t("sendLink")}
        </Link>
      </EntryFrame>
    );
  }
  const isShort = password.length < shortestPassword;
  const isCommon = failure?.code === "accounts.password_common";
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (isShort) return focusFirstFault(event.currentTarget);
    void run(async () => {
      const outcome = await call(resetPassword, { body: { token, newPassword: password } });
      if (outcome.outcome === "secondFactorNeeded") return setNeeded(outcome);
      openSession(outcome.account);
      enter();
    });
  };
  return (
    <EntryFrame title={t("resetTitle")}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <p className="-mt-2 text-pretty text-text-2">{t("resetDetail")}</p>
        {!isCommon && <FailureNotice failure={failure} />}
        <PasswordField
          isNew
          label={security("newPassword")}
          value={password}
          onChange={(typed) => {
            setPassword(typed);
            clear();
          }}
          error={isCommon ? sentenceOf(failure) : isChecked && isShort ? entry("passwordTooShort") : undefined}
        />
        <Button type="submit" tone="primary" isBusy={isBusy} className="h-10">
          {security("save")}
        </Button>
      </form>
    </EntryFrame>
  );
}
