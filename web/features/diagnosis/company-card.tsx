import { useCallback, useEffect, useState } from "react";
import { listNetworkReports, verdictOf } from "../../../src/protocol/diagnosis.ts";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Badge, Card, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { useDiagnosis } from "./store.ts";
import { diagnosisTexts } from "./texts.ts";
import { byGravity, verdicts } from "./verdicts.ts";

/** For administrators: who has which problem, of those who let it be seen. */
export function CompanyCard() {
  const t = useTexts(diagnosisTexts);
  const format = useFormat();
  const consent = useDiagnosis((known) => known.consent);
  const [found, setFound] = useState<OutputOf<typeof listNetworkReports>>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(() => {
    setFailure(undefined);
    call(listNetworkReports).then(setFound, (thrown) => setFailure(asFailure(thrown)));
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one's own consent changes it, too
  useEffect(load, [load, consent]);
  const reports = byGravity((found?.reports ?? []).map((one) => ({ ...one, verdict: verdictOf(one.report) })));
  return (
    <Card title={t("company")} description={t("companyDetail")}>
      {failure && !found && <LoadFailed failure={failure} onRetry={load} />}
      {!found && !failure && <SkeletonList rows={2} />}
      {found && (
        <p className="text-text-2">
          {found.consenting === 0 ? t("nobody") : t("consenting", { count: found.consenting })}
        </p>
      )}
      {reports.length > 0 && (
        <ul className="mt-2 divide-y divide-line">
          {reports.map(({ accountId, name, at, verdict }) => (
            <li key={`${accountId} ${at}`} className="flex min-h-14 items-center gap-3 py-2.5">
              <Avatar id={accountId} name={name} size="medium" />
              <div className="min-w-0 flex-1">
                <p dir="auto" className="truncate font-medium">
                  {name}
                </p>
                <p className="text-sm text-text-2">{format.dateTime(at)}</p>
              </div>
              <Badge tone={verdicts[verdict].tone === "info" ? "neutral" : verdicts[verdict].tone}>
                {t(verdicts[verdict].short)}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
