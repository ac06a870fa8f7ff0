import { type FormEvent, useState } from "react";
import { Link } from "wouter";
import { emailAddress } from "../../../../src/protocol/email-address.ts";
import { requestPasswordReset } from "../../../../src/protocol/security.ts";
import { call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Notice, TextField } from "../../../ui/index.ts";
import { EntryFrame } from "../entry-frame.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { focusFirstFault } from "../first-fault.ts";
import { useInstance } from "../instance.ts";
import { securityTexts } from "../security/security-texts.ts";
import { useAct } from "../use-act.ts";
import { signInTexts } from "./sign-in-texts.ts";

/** As typed on the sign-in page; in the window's memory, never in an address. */
const typedBefore = (): string => {
  const state: unknown = globalThis.history.state;
  const typed = typeof state === "object" && state !== null && "email" in state ? state.email : "";
  return typeof typed === "string" ? typed : "";
};

/** Asks for the address and has a link for a new password mailed there, if it has an account. */
export function ForgotPage() {
  const t = useTexts(signInTexts);
  const security = useTexts(securityTexts);
  const { instance } = useInstance();
  const [email, setEmail] = useState(typedBefore);
  const [isChecked, setChecked] = useState(false);
  const [sentTo, setSentTo] = useState<string>();
  const { run, isBusy, failure } = useAct();
  const isAddress = emailAddress.safeParse(email.trim()).success;
  const hasMail = instance?.mailConfigured !== false;

  const send = () =>
    run(async () => {
      await call(requestPasswordReset, { body: { email: email.trim() } });
      setSentTo(email.trim());
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (!isAddress) return focusFirstFault(event.currentTarget);
    void send();
  };
  const back = (
    <Link href="/sign-in" className="focus-ring rounded-small font-medium text-accent-text hover:underline">
      {t("toSignIn")}
    </Link>
  );
  if (sentTo !== undefined) {
    return (
      <EntryFrame title={t(hasMail ? "linkSent" : "forgotTitle")} footer={back}>
        <div className="flex flex-col gap-4">
          {hasMail ? (
            <p className="-mt-2 text-pretty text-text-2 [overflow-wrap:anywhere]">
              {t("linkSentDetail", { email: sentTo })}
            </p>
          ) : (
            <Notice tone="warning" title={t("linkOutbox")}>
              {t("linkOutboxDetail", { email: sentTo })}
            </Notice>
          )}
          <FailureNotice failure={failure} />
          <Button tone="plain" size="small" onClick={() => void send()} isBusy={isBusy} className="-ml-2.5 self-start">
            {t("sendAgain")}
          </Button>
        </div>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t("forgotTitle")} footer={back}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <p className="-mt-2 text-pretty text-text-2">{t("forgotDetail")}</p>
        <FailureNotice failure={failure} />
        <TextField
          label={security("address")}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={isChecked && !isAddress ? security("emailWrong") : undefined}
        />
        <Button type="submit" tone="primary" isBusy={isBusy} className="h-10">
          {t("sendLink")}
        </Button>
      </form>
    </EntryFrame>
  );
}
