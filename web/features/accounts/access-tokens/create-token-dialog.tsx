import { type FormEvent, useId, useState } from "react";
import { createAccessToken, tokenScopes } from "../../../../src/protocol/access-tokens.ts";
import type { TokenScope } from "../../../../src/protocol/endpoint.ts";
import { call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Checkbox, CopyField, Dialog, Select, TextField } from "../../../ui/index.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { useAct } from "../use-act.ts";
import { accessTokenTexts } from "./texts.ts";

interface CreateTokenDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (made: { readonly name: string; readonly token: string }) => void;
}

const validities = { days30: 30, days90: 90, days365: 365, forever: null } as const;
type Validity = keyof typeof validities;

export function CreateTokenDialog({ onClose, onCreated }: CreateTokenDialogProps) {
  const t = useTexts(accessTokenTexts);
  const form = useId();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly TokenScope[]>([]);
  const [validity, setValidity] = useState<Validity>("days90");
  const [isChecked, setChecked] = useState(false);
  const { run, isBusy, failure } = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() === "" || scopes.length === 0) return;
    void run(async () => {
      const body = { name: name.trim(), scopes: [...scopes], validDays: validities[validity] };
      const { accessToken, token } = await call(createAccessToken, { body });
      onCreated({ name: accessToken.name, token });
    });
  };
  const toggle = (scope: TokenScope, isOn: boolean) =>
    setScopes((before) => (isOn ? [...before, scope] : before.filter((each) => each !== scope)));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("create")}
      description={t("createDetail")}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={form} tone="primary" isBusy={isBusy}>
            {t("create")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FailureNotice failure={failure} />
        <TextField
          label={t("name")}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={isChecked && name.trim() === "" ? t("nameMissing") : undefined}
        />
        <fieldset className="flex flex-col gap-2.5">
          <legend className="mb-2 font-medium text-sm text-text-1">{t("scopes")}</legend>
          {tokenScopes.map((scope) => (
            <Checkbox
              key={scope}
              label={t(scope)}
              isChecked={scopes.includes(scope)}
              onChange={(isOn) => toggle(scope, isOn)}
            />
          ))}
          {isChecked && scopes.length === 0 && (
            <p role="alert" className="text-danger-text text-sm">
              {t("scopesMissing")}
            </p>
          )}
        </fieldset>
        <Select
          label={t("validity")}
          value={validity}
          onChange={setValidity}
          options={(Object.keys(validities) as Validity[]).map((value) => ({ value, label: t(value) }))}
        />
      </form>
    </Dialog>
  );
}

interface CreatedTokenDialogProps {
  readonly name: string;
  readonly token: string;
  readonly onClose: () => void;
}

/** Shown once; the server itself cannot show it again. */
export function CreatedTokenDialog({ name, token, onClose }: CreatedTokenDialogProps) {
  const t = useTexts(accessTokenTexts);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("createdTitle", { name })}
      description={t("createdDetail")}
      width="small"
      actions={
        <Button tone="primary" onClick={onClose}>
          {t("copiedIt")}
        </Button>
      }
    >
      <CopyField label={t("token")} value={token} />
    </Dialog>
  );
}
