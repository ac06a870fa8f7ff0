import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { reauthenticate } from "../../../src/protocol/accounts.ts";
import { askForProofWith, call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog } from "../../ui/index.ts";
import { entryTexts } from "./entry-texts.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { PasswordField } from "./password-field.tsx";
import { securityTexts } from "./security-texts.ts";
import { useAct } from "./use-act.ts";

/** Asks before a dangerous act whether this is still the person who signed in; the act then goes on. */
export function ProofDialog() {
  const t = useTexts(securityTexts);
  const [isOpen, setOpen] = useState(false);
  const answer = useRef<(isProved: boolean) => void>(() => {});
  useEffect(
    () =>
      askForProofWith(() => {
        setOpen(true);
        return new Promise((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );
  const close = (isProved: boolean) => {
    setOpen(false);
    answer.current(isProved);
  };
  const form = useId();
  const act = useAct();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => close(false)}
      title={t("proveTitle")}
      description={t("proveDetail")}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={() => close(false)}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={form} tone="primary" isBusy={act.isBusy}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      {isOpen && <ProofForm id={form} act={act} onProved={() => close(true)} />}
    </Dialog>
  );
}

function ProofForm({ id, act, onProved }: { id: string; act: ReturnType<typeof useAct>; onProved: () => void }) {
  const t = useTexts(entryTexts);
  const [password, setPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const { run, failure, clear } = act;
  useEffect(() => clear, [clear]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (password === "") return;
    void run(async () => {
      await call(reauthenticate, { body: { proof: { kind: "password", password } } });
      onProved();
    });
  };
  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FailureNotice failure={failure} />
      <PasswordField
        value={password}
        onChange={setPassword}
        error={isChecked && password === "" ? t("passwordMissing") : undefined}
      />
    </form>
  );
}
