import { useState } from "react";
import { Link, useLocation } from "wouter";
import { signIn } from "../../../src/protocol/accounts.ts";
import { call } from "../../api/index.ts";
import { openSession } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { LoadFailed, Notice } from "../../ui/index.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { entryTexts } from "./entry-texts.ts";
import { refreshInstance, useInstance } from "./instance.ts";
import { SignUpForm } from "./sign-up-form.tsx";

/** Behind the link that `iris serve` prints while nobody operates the instance. */
export function FirstOperatorPage() {
  const t = useTexts(entryTexts);
  const [, navigate] = useLocation();
  const { instance, failure } = useInstance();
  const [operatorToken] = useState(() => location.hash.slice(1));

  const enter = async (person: { email: string; password: string }) => {
    const begun = await call(signIn, { body: person });
    // An account made a moment ago has no second factor.
    if (begun.outcome === "signedIn") openSession(begun.account);
    await refreshInstance();
    navigate("/", { replace: true });
  };
  return (
    <EntryFrame title={t("operatorTitle")}>
      {failure && !instance && <LoadFailed failure={failure} onRetry={() => void refreshInstance()} />}
      {instance &&
        (instance.needsOperator ? (
          <div className="flex flex-col gap-5">
            <p className="-mt-2 text-pretty text-text-2">{t("operatorDetail")}</p>
            <SignUpForm instance={instance} operatorToken={operatorToken} submitLabel={t("signUp")} onDone={enter} />
          </div>
        ) : (
          <Notice
            title={t("operatorExists")}
            action={
              <Link href="/sign-in" className="focus-ring rounded-small font-medium text-accent-text hover:underline">
                {t("toSignIn")}
              </Link>
            }
          >
            {t("operatorExistsDetail")}
          </Notice>
        ))}
    </EntryFrame>
  );
}
