import { Globe } from "lucide-react";
import { type FormEvent, useState } from "react";
import {
  addMailDomain,
  checkMailDomain,
  type DomainJoining,
  listMailDomains,
  type MailDomain,
  removeMailDomain,
  updateMailDomain,
} from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import {
  Badge,
  Button,
  Card,
  ConfirmDialog,
  CopyField,
  LoadFailed,
  Select,
  SkeletonList,
  TextField,
  toast,
} from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { joiningTexts } from "./joining-texts.ts";
import { useAnswer } from "./use-answer.ts";

const ask = () => call(listMailDomains);

export function DomainsCard() {
  const t = useTexts(joiningTexts);
  const { answer, failure, load } = useAnswer(ask);
  const [text, setText] = useState("");
  const act = useAct();
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    void act.run(async () => {
      await call(addMailDomain, { body: { domain: text.trim() } });
      setText("");
      load();
    });
  };
  return (
    <Card title={t("domains")} description={t("domainsDetail")}>
      <div className="flex flex-col gap-4">
        {failure && !answer && <LoadFailed failure={failure} onRetry={load} />}
        {!answer && !failure && <SkeletonList rows={1} />}
        {answer && answer.domains.length > 0 && (
          <ul className="flex flex-col gap-3">
            {answer.domains.map((domain) => (
              <Domain key={domain.id} domain={domain} onChanged={load} />
            ))}
          </ul>
        )}
        <FailureNotice failure={act.failure} />
        <form noValidate onSubmit={add} className="flex flex-wrap items-end gap-2">
          <div className="min-w-48 flex-1">
            <TextField
              label={t("domain")}
              inputMode="url"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={253}
              placeholder={t("domainHint")}
              value={text}
              onChange={(event) => setText(event.target.value)}
              before={<Globe aria-hidden="true" className="size-4" />}
            />
          </div>
          <Button type="submit" isBusy={act.isBusy}>
            {t("addDomain")}
          </Button>
        </form>
      </div>
    </Card>
  );
}

function Domain({ domain, onChanged }: { domain: MailDomain; onChanged: () => void }) {
  const t = useTexts(joiningTexts);
  const format = useFormat();
  const [isRemoving, setRemoving] = useState(false);
  const { run, isBusy, failure } = useAct();
  const params = { domainId: domain.id };
  const { verifiedAt, missingSince, joining } = domain;
  const check = () =>
    void run(async () => {
      await call(checkMailDomain, { params });
      toast({ title: t("checked", { domain: domain.domain }), tone: "success" });
      onChanged();
    });
  const choose = (next: DomainJoining) =>
    void run(async () => {
      await call(updateMailDomain, { params, body: { joining: next } });
      onChanged();
    });
  return (
    <li className="flex flex-col gap-3 rounded-medium border border-line p-4">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">{domain.domain}</span>
        <Badge tone={verifiedAt === null || missingSince !== null ? "warning" : "success"}>
          {verifiedAt === null
            ? t("unproved")
            : missingSince === null
              ? t("proved")
              : t("missing", { time: format.short(missingSince) })}
        </Badge>
      </div>
      <FailureNotice failure={failure} />
      {(verifiedAt === null || missingSince !== null) && (
        <>
          <p className="text-sm text-text-2">{t("recordAsk", { domain: domain.domain })}</p>
          <CopyField label={t("recordName")} value={domain.recordName} />
          <CopyField label={t("recordValue")} value={domain.recordValue} />
        </>
      )}
      {verifiedAt !== null && (
        <Select
          label={t("selfJoin")}
          value={joining}
          onChange={choose}
          isDisabled={isBusy}
          options={[
            { value: "off", label: t("selfOff") },
            { value: "approval", label: t("selfApproval") },
            { value: "automatic", label: t("selfAutomatic") },
          ]}
        />
      )}
      <div className="flex gap-2">
        {(verifiedAt === null || missingSince !== null) && (
          <Button tone="primary" isBusy={isBusy} onClick={check}>
            {t("check")}
          </Button>
        )}
        <Button tone="plainDanger" onClick={() => setRemoving(true)}>
          {t("remove")}
        </Button>
      </div>
      {isRemoving && (
        <ConfirmDialog
          title={`${t("remove")}: ${domain.domain}`}
          detail={t("removeAsk", { domain: domain.domain })}
          act={t("remove")}
          onConfirm={async () => {
            await call(removeMailDomain, { params });
            onChanged();
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  );
}
