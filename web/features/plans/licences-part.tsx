import { KeyRound } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { type CompanyLicence, listLicences } from "../../../src/protocol/plans.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Badge, EmptyState, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { LicenceHolders } from "./licence-holders.tsx";
import { licencesTexts } from "./licences-texts.ts";

export type Licences = OutputOf<typeof listLicences>;

/** The company's licences, and who has one. */
export function LicencesPart() {
  const t = useTexts(licencesTexts);
  const [licences, setLicences] = useState<Licences>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(async () => {
    try {
      setLicences(await call(listLicences));
      setFailure(undefined);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }, []);
  useEffect(() => void load(), [load]);
  if (failure && !licences) return <LoadFailed failure={failure} onRetry={() => void load()} />;
  if (!licences) return <SkeletonList rows={4} />;
  const plan = licences.defaultPlan.name;
  if (licences.licences.length === 0)
    return (
      <EmptyState icon={<KeyRound className="size-6" />} title={t("noLicences")}>
        {t("noLicencesDetail", { plan })}
      </EmptyState>
    );
  return (
    <>
      <p className="text-text-2">
        {t("intro")} {t("defaultNote", { plan })}
      </p>
      <ul className="grid gap-3 sm:grid-cols-2">
        {licences.licences.map((licence) => (
          <LicenceCard key={licence.plan.id} licence={licence} />
        ))}
      </ul>
      <LicenceHolders licences={licences} onChanged={load} />
    </>
  );
}

function LicenceCard({ licence: { plan, bought, assigned } }: { licence: CompanyLicence }) {
  const t = useTexts(licencesTexts);
  return (
    <li className="rounded-large border border-line bg-surface-2 p-4">
      <p className="flex items-center justify-between gap-2">
        <span className="min-w-0 truncate font-semibold">{plan.name}</span>
        {assigned >= bought && <Badge tone="warning">{t("allGiven")}</Badge>}
      </p>
      <p className="text-sm text-text-2">{t("given", { assigned, bought })}</p>
      <div aria-hidden="true" className="mt-2 h-1.5 overflow-hidden rounded-full bg-line">
        <div className="h-full rounded-full bg-accent" style={{ width: `${(100 * assigned) / bought}%` }} />
      </div>
    </li>
  );
}
