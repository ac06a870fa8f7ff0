import { type FormEvent, useEffect, useState } from "react";
import { type SignOnOverview, saveSingleSignOn } from "../../../src/protocol/single-sign-on.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, Notice, TextField, toast } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { focusFirstFault } from "../accounts/first-fault.ts";
import { useAct } from "../accounts/use-act.ts";
import { bodyOf, type Draft, draftOf, faultsOf, needsSecret } from "./connection-draft.ts";
import { RedirectAddress } from "./redirect-address.tsx";
import { signOnTexts } from "./texts.ts";
import { WhoFields } from "./who-fields.tsx";

interface ConnectionFormProps {
  readonly overview: SignOnOverview;
  readonly onSaved: (overview: SignOnOverview) => void;
  /** Whether the form says something else than what is stored. */
  readonly onChanged: (isChanged: boolean) => void;
}

/** What the provider told the administrator, and whom it is for. */
export function ConnectionForm({ overview, onSaved, onChanged }: ConnectionFormProps) {
  const t = useTexts(signOnTexts);
  const { run, isBusy, failure } = useAct();
  const [draft, setDraft] = useState(() => draftOf(overview));
  const [isChecked, setChecked] = useState(false);
  const { connection } = overview;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(overview));
  useEffect(() => onChanged(isChanged), [isChanged, onChanged]);
  const faults = faultsOf(draft, overview);
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const faultOf = (name: keyof typeof faults) => {
    const fault = isChecked ? faults[name] : undefined;
    return fault && t(fault);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (Object.values(faults).some(Boolean)) return focusFirstFault(event.currentTarget);
    void run(async () => {
      const saved = await call(saveSingleSignOn, { body: bodyOf(draft, overview) });
      setDraft(draftOf(saved));
      setChecked(false);
      onSaved(saved);
      toast({ title: t("saved"), tone: "success" });
    });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Card title={t("providerTitle")} description={t("providerDetail")}>
        <div className="flex flex-col gap-4">
          <RedirectAddress address={overview.redirectUri} />
          <TextField
            label={t("issuer")}
            type="url"
            name="issuer"
            autoComplete="off"
            placeholder="https://login.example.com"
            value={draft.issuer}
            onChange={(event) => change({ issuer: event.target.value })}
            hint={t("issuerHint")}
            error={faultOf("issuer")}
          />
          {connection && connection.issuer !== draft.issuer.trim() && (
            <Notice tone="warning" title={t("issuerChanges")} />
          )}
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label={t("clientId")}
              name="clientId"
              autoComplete="off"
              value={draft.clientId}
              onChange={(event) => change({ clientId: event.target.value })}
              error={faultOf("clientId")}
            />
            <TextField
              label={t("clientSecret")}
              type="password"
              name="clientSecret"
              autoComplete="off"
              value={draft.clientSecret}
              onChange={(event) => change({ clientSecret: event.target.value })}
              hint={needsSecret(draft, overview) ? t("clientSecretNew") : t("clientSecretKept")}
              error={faultOf("clientSecret")}
            />
          </div>
          <TextField
            label={t("label")}
            name="label"
            autoComplete="off"
            maxLength={60}
            value={draft.label}
            onChange={(event) => change({ label: event.target.value })}
            hint={t("labelHint")}
            error={faultOf("label")}
          />
        </div>
      </Card>
      <WhoFields
        draft={draft}
        onChange={change}
        verifiedDomains={overview.verifiedDomains}
        domainFault={faultOf("domains")}
      />
      <FailureNotice failure={failure} />
      <Button type="submit" tone="primary" isBusy={isBusy} disabled={!isChanged} className="self-start">
        {t("save")}
      </Button>
    </form>
  );
}
