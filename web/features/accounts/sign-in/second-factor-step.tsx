import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { completeSignIn } from "../../../../src/protocol/accounts.ts";
import type { SecondFactorNeeded, SecondFactorProof } from "../../../../src/protocol/sign-in.ts";
import { call } from "../../../api/index.ts";
import { openSession } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, TextField } from "../../../ui/index.ts";
import { EntryFrame } from "../entry-frame.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { signWithPasskey } from "../security/passkey-browser.ts";
import { PasskeyNotice } from "../security/passkey-notice.tsx";
import { securityTexts } from "../security/security-texts.ts";
import { usePasskeyAct } from "../security/use-passkey-act.ts";
import { SixDigitsField } from "../six-digits-field.tsx";
import { signInTexts } from "./sign-in-texts.ts";

type Way = SecondFactorNeeded["ways"][number];
const wordsOfWay = {
  passkey: "wayPasskey",
  authenticator: "wayAuthenticator",
  recoveryCode: "wayRecoveryCode",
} as const;
const detailOfWay = { passkey: "stepPasskey", recoveryCode: "stepRecoveryCode" } as const;

interface SecondFactorStepProps {
  readonly needed: SecondFactorNeeded;
  readonly onSignedIn: () => void;
  readonly onStartAgain: () => void;
}

/** After the password: one more proof, in the way one has at hand. */
export function SecondFactorStep({ needed, onSignedIn, onStartAgain }: SecondFactorStepProps) {
  const t = useTexts(signInTexts);
  const security = useTexts(securityTexts);
  const { challenge, passkey } = needed;
  const [way, setWay] = useState<Way | undefined>(needed.ways[0]);
  const [code, setCode] = useState("");
  const [isChecked, setChecked] = useState(false);
  const { run, isBusy, failure, trouble, clear } = usePasskeyAct();
  const isOver = failure?.code === "accounts.challenge_gone";

  const prove = (makeProof: () => Promise<SecondFactorProof>) =>
    void run(async () => {
      openSession(await call(completeSignIn, { body: { challenge, proof: await makeProof() } }));
      onSignedIn();
    });
  const proveByCode = (typed: string) =>
    prove(async () => ({ kind: way === "authenticator" ? "authenticator" : "recoveryCode", code: typed }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (way === "passkey" && passkey) {
      prove(async () => ({ kind: "passkey", assertion: await signWithPasskey(passkey) }));
    } else if (way === "authenticator" ? code.length === 6 : code.trim() !== "") proveByCode(code.trim());
  };
  const choose = (next: Way) => {
    setWay(next);
    setCode("");
    setChecked(false);
    clear();
  };
  const change = (typed: string) => {
    setCode(typed);
    clear();
  };

  return (
    <EntryFrame title={t("stepTitle")} footer={<NoWayLeft />}>
      {isOver || !way ? (
        <div className="flex flex-col gap-4">
          <FailureNotice failure={failure} />
          <Button tone="primary" onClick={onStartAgain} className="h-10">
            {t("startAgain")}
          </Button>
        </div>
      ) : (
        <form key={way} noValidate onSubmit={submit} className="flex flex-col gap-4">
          <p className="-mt-2 text-pretty text-text-2">
            {way === "authenticator" ? security("stepAuthenticator") : t(detailOfWay[way])}
          </p>
          <FailureNotice failure={failure} />
          <PasskeyNotice trouble={trouble} />
          {way === "authenticator" && (
            <SixDigitsField
              label={security("code")}
              value={code}
              onChange={change}
              onComplete={proveByCode}
              error={isChecked && code.length < 6 && !failure ? security("codeWrong") : undefined}
            />
          )}
          {way === "recoveryCode" && (
            <TextField
              label={t("recoveryCode")}
              name="recoveryCode"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              maxLength={40}
              value={code}
              onChange={(event) => change(event.target.value)}
              error={isChecked && code.trim() === "" ? t("recoveryCodeMissing") : undefined}
              className="font-mono"
            />
          )}
          <Button
            type="submit"
            tone="primary"
            isBusy={isBusy}
            autoFocus={way === "passkey"}
            icon={way === "passkey" && <KeyRound aria-hidden="true" className="size-4.5" />}
            className="h-10"
          >
            {security(way === "passkey" ? "usePasskey" : "confirm")}
          </Button>
          <div className="flex flex-col items-start gap-1 border-line border-t pt-3">
            {needed.ways
              .filter((other) => other !== way)
              .map((other) => (
                <Button key={other} tone="plain" size="small" className="-ml-2.5" onClick={() => choose(other)}>
                  {t(wordsOfWay[other])}
                </Button>
              ))}
            <Button tone="plain" size="small" className="-ml-2.5" onClick={onStartAgain}>
              {t("startAgain")}
            </Button>
          </div>
        </form>
      )}
    </EntryFrame>
  );
}

function NoWayLeft() {
  const t = useTexts(signInTexts);
  return (
    <>
      {t("noWayLeft")} {t("noWayLeftDetail")}
    </>
  );
}
