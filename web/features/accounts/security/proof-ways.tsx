import { KeyRound } from "lucide-react";
import { type FormEvent, useCallback, useEffect, useState } from "react";
import { beginReauthentication, reauthenticate } from "../../../../src/protocol/accounts.ts";
import type { OutputOf } from "../../../../src/protocol/endpoint.ts";
import type { IdentityProof } from "../../../../src/protocol/sign-in.ts";
import { type ApiFailure, asFailure, call } from "../../../api/index.ts";
import { entrySlots } from "../../../app/slots.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, LoadFailed, SkeletonList } from "../../../ui/index.ts";
import { entryTexts } from "../entry-texts.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { PasswordField } from "../password-field.tsx";
import { SixDigitsField } from "../six-digits-field.tsx";
import { knowsPasskeys, signWithPasskey } from "./passkey-browser.ts";
import { PasskeyNotice } from "./passkey-notice.tsx";
import { securityTexts } from "./security-texts.ts";
import { usePasskeyAct } from "./use-passkey-act.ts";

type Begun = OutputOf<typeof beginReauthentication>;

/** Every way in which this person can prove who they are, one below the other. */
export function ProofWays({ onProved }: { onProved: () => void }) {
  const t = useTexts(securityTexts);
  const [begun, setBegun] = useState<Begun>();
  const [loadFailure, setLoadFailure] = useState<ApiFailure>();
  const { run, isBusy, failure, trouble, clear } = usePasskeyAct();
  const begin = useCallback(async () => {
    setLoadFailure(undefined);
    await call(beginReauthentication).then(setBegun, (thrown: unknown) => setLoadFailure(asFailure(thrown)));
  }, []);
  useEffect(() => void begin(), [begin]);

  const prove = (makeProof: () => Promise<IdentityProof>) =>
    void run(async () => {
      try {
        await call(reauthenticate, { body: { proof: await makeProof() } });
      } catch (thrown) {
        // A challenge that was answered is used up, rightly answered or not.
        if (begun?.passkey) await begin();
        throw thrown;
      }
      onProved();
    });
  if (loadFailure) return <LoadFailed failure={loadFailure} onRetry={() => void begin()} />;
  if (!begun) return <SkeletonList rows={2} />;
  const { ways, passkey } = begun;
  const others = entrySlots().proofWays;
  return (
    <div className="flex flex-col gap-4">
      <FailureNotice failure={failure} />
      <PasskeyNotice trouble={trouble} />
      {passkey && knowsPasskeys() && (
        <Button
          isBusy={isBusy}
          tone={ways.includes("password") ? "quiet" : "primary"}
          icon={<KeyRound aria-hidden="true" className="size-4.5" />}
          onClick={() => prove(async () => ({ kind: "passkey", assertion: await signWithPasskey(passkey) }))}
          className="h-10"
        >
          {t("usePasskey")}
        </Button>
      )}
      {ways.includes("password") && (
        <PasswordForm isBusy={isBusy} onProve={(password) => prove(async () => ({ kind: "password", password }))} />
      )}
      {ways.includes("authenticator") && (
        <CodeForm
          isBusy={isBusy}
          onType={clear}
          onProve={(code) => prove(async () => ({ kind: "authenticator", code }))}
        />
      )}
      {others.map((Way) => (
        <Way key={Way.displayName ?? Way.name} onProved={onProved} />
      ))}
      {ways.length === 0 && others.length === 0 && <p className="text-text-2">{t("proveAgain")}</p>}
    </div>
  );
}

function PasswordForm({ isBusy, onProve }: { isBusy: boolean; onProve: (password: string) => void }) {
  const t = useTexts(securityTexts);
  const entry = useTexts(entryTexts);
  const [password, setPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (password !== "") onProve(password);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <PasswordField
        value={password}
        onChange={setPassword}
        error={isChecked && password === "" ? entry("passwordMissing") : undefined}
      />
      <Button type="submit" tone="primary" isBusy={isBusy} className="h-10">
        {t("confirm")}
      </Button>
    </form>
  );
}

interface CodeFormProps {
  readonly isBusy: boolean;
  readonly onType: () => void;
  readonly onProve: (code: string) => void;
}
function CodeForm({ isBusy, onType, onProve }: CodeFormProps) {
  const t = useTexts(securityTexts);
  const [code, setCode] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === 6) onProve(code);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-pretty text-text-2">{t("stepAuthenticator")}</p>
      <SixDigitsField
        label={t("code")}
        value={code}
        onChange={(digits) => {
          setCode(digits);
          onType();
        }}
        onComplete={onProve}
      />
      <Button type="submit" tone="primary" isBusy={isBusy} className="h-10">
        {t("confirm")}
      </Button>
    </form>
  );
}
