import { Download, ScrollText, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { checkAudit, exportAudit, exportCompanyAudit } from "../../../src/protocol/audit.ts";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { addressOf, call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import {
  Button,
  EmptyState,
  LoadFailed,
  Menu,
  Notice,
  Select,
  SkeletonList,
  TextField,
  toastFailure,
} from "../../ui/index.ts";
import { AuditEntries } from "./audit-entries.tsx";
import { auditTexts } from "./audit-texts.ts";
import { type AuditFilter, areas, noFilter, queryOf, type Whose } from "./filter.ts";
import { useAudit } from "./use-audit.ts";

/** The log of one's company, or (operators) of the instance. */
function AuditPart({ whose }: { whose: Whose }) {
  const t = useTexts(auditTexts);
  const [filter, setFilter] = useState<AuditFilter>(noFilter);
  const { entries, hasMore, failure, isLoading, more, reload } = useAudit(whose, filter);
  const change = (part: Partial<AuditFilter>) => setFilter((before) => ({ ...before, ...part }));
  return (
    <>
      <p className="text-text-2">{t(whose === "company" ? "intro" : "introOperator")}</p>
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t("area")}
          value={filter.area}
          onChange={(area) => change({ area })}
          options={areas(whose).map(({ area, text }) => ({ value: area, label: t(text) }))}
        />
        <TextField
          label={t("from")}
          type="date"
          value={filter.from}
          max={filter.until || undefined}
          onChange={(event) => change({ from: event.target.value })}
        />
        <TextField
          label={t("until")}
          type="date"
          value={filter.until}
          min={filter.from || undefined}
          onChange={(event) => change({ until: event.target.value })}
        />
        <span className="flex-1" />
        <DownloadMenu whose={whose} filter={filter} />
      </div>
      {whose === "instance" && <ChainCheck />}
      {filter.person && (
        <div className="flex flex-wrap items-center gap-3 rounded-medium bg-accent-soft px-3 py-2 text-sm">
          <span className="min-w-0 flex-1">{t("personShown", { name: filter.person.name })}</span>
          <Button size="small" onClick={() => change({ person: null })}>
            {t("everyPerson")}
          </Button>
        </div>
      )}
      {failure && !entries && <LoadFailed failure={failure} onRetry={reload} />}
      {!entries && !failure && <SkeletonList rows={6} />}
      {entries?.length === 0 && (
        <EmptyState icon={<ScrollText className="size-6" />} title={t("empty")}>
          {t("emptyDetail")}
        </EmptyState>
      )}
      {entries && entries.length > 0 && (
        <AuditEntries entries={entries} isInstance={whose === "instance"} onPerson={(person) => change({ person })} />
      )}
      {hasMore && (
        <Button className="self-center" isBusy={isLoading} onClick={more}>
          {t("older")}
        </Button>
      )}
    </>
  );
}

export const CompanyAuditPart = () => <AuditPart whose="company" />;
export const InstanceAuditPart = () => <AuditPart whose="instance" />;

function DownloadMenu({ whose, filter }: { whose: Whose; filter: AuditFilter }) {
  const t = useTexts(auditTexts);
  const endpoint = whose === "company" ? exportCompanyAudit : exportAudit;
  const save = (format: "csv" | "json") => {
    const link = document.createElement("a");
    link.href = addressOf(endpoint, { query: { ...queryOf(filter), format } });
    link.download = "";
    link.click();
  };
  return (
    <Menu
      entries={[
        { label: t("asCsv"), onSelect: () => save("csv") },
        { label: t("asJson"), onSelect: () => save("json") },
      ]}
      trigger={<Button icon={<Download aria-hidden="true" className="size-4" />}>{t("download")}</Button>}
    />
  );
}

const faultTexts = {
  broken: "checkBroken",
  cut: "checkCut",
  replaced: "checkReplaced",
  heads: "checkHeads",
} as const;

/** Follows the chain of the whole log on the server, against its signatures. */
function ChainCheck() {
  const t = useTexts(auditTexts);
  const [isBusy, setBusy] = useState(false);
  const [result, setResult] = useState<OutputOf<typeof checkAudit>>();
  const check = () => {
    setBusy(true);
    call(checkAudit)
      .then(setResult, toastFailure)
      .finally(() => setBusy(false));
  };
  return (
    <div className="flex flex-col items-start gap-3">
      <Button isBusy={isBusy} onClick={check} icon={<ShieldCheck aria-hidden="true" className="size-4" />}>
        {t("check")}
      </Button>
      {result && result.brokenAt === null && (
        <Notice tone="success" title={t("checkWhole", { count: result.entries })}>
          {t("signedThrough", { number: result.signedThrough })}
        </Notice>
      )}
      {result && result.brokenAt !== null && (
        <Notice tone="danger" title={t(faultTexts[result.fault ?? "broken"], { number: result.brokenAt })} />
      )}
    </div>
  );
}
