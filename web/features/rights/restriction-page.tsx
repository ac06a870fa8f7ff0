import { type FormEvent, useState } from "react";
import { Link } from "wouter";
import { emailAddress } from "../../../src/protocol/email-address.ts";
import { endRestriction, mailRestrictionLink } from "../../../src/protocol/rights.ts";
import { asFailure, call, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Notice, TextField } from "../../ui/index.ts";
import { EntryFrame } from "../accounts/index.ts";
import { rightsTexts } from "./rights-texts.ts";

/** For whom nobody can sign in: the mailed link ends the restriction; without it, a new one can be mailed. */
export function RestrictionPage() {
  const [token, setToken] = useState(() => location.hash.slice(1));
  return token === "" ? <AskForLink /> : <EndIt token={token} onInvalid={() => setToken("")} />;
}

function useAct() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ReturnType<typeof asFailure>>();
  const run = async (act: () => Promise<void>) => {
    setBusy(true);
    setFailure(undefined);
    await act().catch((thrown: unknown) => setFailure(asFailure(thrown)));
    setBusy(false);
  };
  const words = failure && wordsOf(failure.problem);
  const notice = words && (
    <Notice tone="danger" title={words.title}>
      {words.cure}
    </Notice>
  );
  return { run, isBusy, failure, notice };
}

function SignInLink() {
  const t = useTexts(rightsTexts);
  return (
    <Link href="/sign-in" className="focus-ring rounded-small font-medium text-accent-text hover:underline">
      {t("toSignIn")}
    </Link>
  );
}

/** A press decides: mail scanners open links too. */
function EndIt({ token, onInvalid }: { token: string; onInvalid: () => void }) {
  const t = useTexts(rightsTexts);
  const [outcome, setOutcome] = useState<"released" | "asked">();
  const { run, isBusy, failure, notice } = useAct();
  if (outcome !== undefined)
    return (
      <EntryFrame title={t(outcome)} footer={<SignInLink />}>
        <p className="-mt-2 text-pretty text-text-2">{t(outcome === "asked" ? "askedDetail" : "releasedDetail")}</p>
      </EntryFrame>
    );
  const end = () => void run(async () => setOutcome((await call(endRestriction, { body: { token } })).outcome));
  const isOver = failure?.code === "rights.link_invalid";
  return (
    <EntryFrame title={t("endTitle")} footer={<SignInLink />}>
      <div className="flex flex-col gap-4">
        <p className="-mt-2 text-pretty text-text-2">{t("endDetail")}</p>
        {notice}
        {isOver ? (
          <Button onClick={onInvalid} className="h-10">
            {t("mailLink")}
          </Button>
        ) : (
          <Button tone="primary" onClick={end} isBusy={isBusy} className="h-10">
            {t("endAct")}
          </Button>
        )}
      </div>
    </EntryFrame>
  );
}

function AskForLink() {
  const t = useTexts(rightsTexts);
  const [email, setEmail] = useState("");
  const [isChecked, setChecked] = useState(false);
  const [isSent, setSent] = useState(false);
  const { run, isBusy, notice } = useAct();
  const isAddress = emailAddress.safeParse(email.trim()).success;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (!isAddress) return;
    void run(async () => {
      await call(mailRestrictionLink, { body: { email: email.trim() } });
      setSent(true);
    });
  };
  if (isSent)
    return (
      <EntryFrame title={t("linkSent")} footer={<SignInLink />}>
        <p className="-mt-2 text-pretty text-text-2">{t("linkSentDetail")}</p>
      </EntryFrame>
    );
  return (
    <EntryFrame title={t("pageTitle")} footer={<SignInLink />}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <p className="-mt-2 text-pretty text-text-2">{t("pageDetail")}</p>
        {notice}
        <TextField
          label={t("email")}
          type="email"
          name="email"
          autoComplete="username"
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={isChecked && !isAddress ? t("emailWrong") : undefined}
        />
        <Button type="submit" tone="primary" isBusy={isBusy} className="h-10">
          {t("mailLink")}
        </Button>
      </form>
    </EntryFrame>
  );
}
