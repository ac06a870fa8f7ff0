import { useState } from "react";
import { Link, Redirect } from "wouter";
import { useTexts } from "../../i18n/use-texts.ts";
import { LoadFailed } from "../../ui/index.ts";
import { CheckMail } from "./check-mail.tsx";
import { EntryFrame } from "./entry-frame.tsx";
import { entryTexts } from "./entry-texts.ts";
import { refreshInstance, useInstance } from "./instance.ts";
import { SignUpForm } from "./sign-up-form.tsx";

export function SignUpPage() {
  const t = useTexts(entryTexts);
  const { instance, failure } = useInstance();
  const [person, setPerson] = useState<{ email: string; password: string }>();

  if (person) return <CheckMail {...person} onOtherAddress={() => setPerson(undefined)} />;
  // The sign-in page says why nobody can sign up here.
  if (instance && (!instance.signUpOpen || instance.needsOperator)) return <Redirect to="/sign-in" replace />;
  return (
    <EntryFrame
      title={t("signUpTitle")}
      footer={
        <>
          {t("haveAccount")}{" "}
          <Link href="/sign-in" className="focus-ring rounded-small font-medium text-accent-text hover:underline">
            {t("toSignIn")}
          </Link>
        </>
      }
    >
      {failure && !instance && <LoadFailed failure={failure} onRetry={() => void refreshInstance()} />}
      {instance && <SignUpForm instance={instance} submitLabel={t("signUp")} onDone={setPerson} />}
    </EntryFrame>
  );
}
