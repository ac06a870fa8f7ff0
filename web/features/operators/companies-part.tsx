import { Building2 } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { type CompanyOverview, listCompanies } from "../../../src/protocol/operators.ts";
import { listPlans, type OfferedPlan } from "../../../src/protocol/plans.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Badge, Button, EmptyState, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { LicencesDialog } from "./licences-dialog.tsx";
import { operatorsTexts } from "./operators-texts.ts";
import { TerminateDialog } from "./terminate-dialog.tsx";

interface Loaded {
  readonly companies: readonly CompanyOverview[];
  readonly plans: readonly OfferedPlan[];
}
/** While one is ending the list is asked for again. */
const againMs = 2_000;

export function CompaniesPart() {
  const t = useTexts(operatorsTexts);
  const [loaded, setLoaded] = useState<Loaded>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [dialog, setDialog] = useState<{ kind: "licences" | "terminate"; company: CompanyOverview }>();
  const load = useCallback(async () => {
    try {
      const [{ companies }, { plans }] = await Promise.all([call(listCompanies), call(listPlans)]);
      setLoaded({ companies, plans });
      setFailure(undefined);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }, []);
  useEffect(() => void load(), [load]);
  const isEnding = loaded?.companies.some(({ state }) => state === "terminating") ?? false;
  useEffect(() => {
    if (!isEnding) return;
    const timer = setInterval(() => void load(), againMs);
    return () => clearInterval(timer);
  }, [isEnding, load]);

  if (failure && !loaded) return <LoadFailed failure={failure} onRetry={() => void load()} />;
  if (!loaded) return <SkeletonList rows={4} />;
  const close = () => setDialog(undefined);
  return (
    <>
      <p className="text-text-2">{t("intro")}</p>
      {loaded.companies.length === 0 && (
        <EmptyState icon={<Building2 className="size-6" />} title={t("none")}>
          {t("noneDetail")}
        </EmptyState>
      )}
      {loaded.companies.map((company) => (
        <CompanyCard
          key={company.id}
          company={company}
          onLicences={() => setDialog({ kind: "licences", company })}
          onTerminate={() => setDialog({ kind: "terminate", company })}
        />
      ))}
      {dialog?.kind === "licences" && (
        <LicencesDialog company={dialog.company} plans={loaded.plans} onClose={close} onSaved={load} />
      )}
      {dialog?.kind === "terminate" && <TerminateDialog company={dialog.company} onClose={close} onStarted={load} />}
    </>
  );
}

interface CompanyCardProps {
  readonly company: CompanyOverview;
  readonly onLicences: () => void;
  readonly onTerminate: () => void;
}

function CompanyCard({ company, onLicences, onTerminate }: CompanyCardProps) {
  const t = useTexts(operatorsTexts);
  const format = useFormat();
  const { name, members, createdAt, agreement, licences } = company;
  const isEnding = company.state === "terminating";
  return (
    <section aria-label={name} className="rounded-large border border-line bg-surface-2 p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 dir="auto" className="font-semibold text-md [overflow-wrap:anywhere]">
          {name}
        </h2>
        {isEnding && <Badge tone="danger">{t("terminating")}</Badge>}
      </div>
      <p className="text-text-2">
        {t("people", { count: members })} · {t("since", { date: format.date(createdAt) })} ·{" "}
        {agreement
          ? t("agreement", { version: agreement.version, date: format.date(agreement.acceptedAt) })
          : t("noAgreement")}
      </p>
      {isEnding ? (
        <p role="status" className="mt-2 text-sm text-text-2">
          {t("terminatingDetail")}
        </p>
      ) : (
        <>
          <ul className="mt-2 text-sm text-text-1">
            {licences.length === 0 && <li className="text-text-2">{t("noLicences")}</li>}
            {licences.map(({ planId, plan, bought, assigned }) => (
              <li key={planId}>{t("licenceLine", { plan, assigned, bought })}</li>
            ))}
          </ul>
          <div className="mt-3 -ml-2 flex flex-wrap gap-1">
            <Button tone="plain" size="small" onClick={onLicences}>
              {t("setLicences")}
            </Button>
            <Button tone="plainDanger" size="small" onClick={onTerminate}>
              {t("terminate")}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
