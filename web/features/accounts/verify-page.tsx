import { type FormEvent, useEffect, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { verifyEmail } from "../../../src/protocol/accounts.ts";
import { call } from "../../api/index.ts";
import { openSession } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Notice, Spinner } from "../../ui/index.ts";
import { browserSecret } from "./browser-secret.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { entryTexts } from "./entry-texts.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { PasswordField } from "./password-field.tsx";
import { useAct } from "./use-act.ts";

/** Behind the mailed link. In the browser that signed up it proves the address by itself; elsewhere it asks for the password. */
export function VerifyPage() {
  const t = useTexts(entryTexts);
  const [, navigate] = useLocation();
  const [token] = useState(() => location.hash.slice(1));
  const [password, setPassword] = useState("");
  const [isElsewhere, setElsewhere] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const { run, isBusy, failure } = useAct();
  const isStarted = useRef(false);

  const prove = (typed?: string) =>
    run(async () => {
      const body = { token, browserSecret: browserSecret(), ...(typed !== undefined && { password: typed }) };
      openSession(await call(verifyEmail, { body }));
      navigate("/", { replace: true });
    });
  useEffect(() => {
    // Once, although development renders twice: the second proof would find the first one used.
    if (isStarted.current) return;
    isStarted.current = true;
    void prove();
  });
  useEffect(() => {
    if (failure?.code === "accounts.password_needed") setElsewhere(true);
  }, [failure]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (password !== "") void prove(password);
  };
  if (failure?.code === "accounts.proof_invalid") {
    return (
      <EntryFrame title={t("verifyFailed")}>
        <p className="-mt-2 mb-5 text-pretty text-text-2">{t("verifyFailedDetail")}</p>
        <Link
          href="/sign-in"
          className="touch focus-ring flex h-10 items-center justify-center rounded-medium bg-accent font-medium text-on-accent hover:bg-accent-hover"
        >
          {t("toSignIn")}
        </Link>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t("verifyTitle")}>
      {isElsewhere ? (
        <form noValidate onSubmit={submit} className="flex flex-col gap-4">
          <p className="-mt-2 text-pretty text-text-2">{t("verifyElsewhere")}</p>
          {failure?.code !== "accounts.password_needed" && <FailureNotice failure={failure} />}
          <PasswordField
            value={password}
            onChange={setPassword}
            error={isChecked && password === "" ? t("passwordMissing") : undefined}
          />
          <Button type="submit" tone="primary" isBusy={isBusy} className="h-10">
            {t("confirm")}
          </Button>
        </form>
      ) : failure ? (
        <div className="flex flex-col gap-4">
          <FailureNotice failure={failure} />
          <Button onClick={() => void prove()} isBusy={isBusy}>
            {t("confirm")}
          </Button>
        </div>
      ) : (
        <Notice title={t("verifying")} action={<Spinner className="m-1" />} />
      )}
    </EntryFrame>
  );
}
