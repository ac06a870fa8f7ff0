import { getRetentionStatus } from "../../../src/protocol/retention.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Badge, Card, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { useLoaded } from "../oversight/use-loaded.ts";
import { retentionTexts } from "./texts.ts";

const load = () => call(getRetentionStatus);
/** It runs every hour. */
const lateMs = 3 * 3_600_000;

/** How deletion by retention policies goes on, for the operator. */
export function RetentionStatusCard() {
  const t = useTexts(retentionTexts);
  const format = useFormat();
  const { loaded, failure, reload } = useLoaded(load);
  return (
    <Card title={t("status")} description={t("statusDetail")}>
      {failure && !loaded && <LoadFailed failure={failure} onRetry={reload} />}
      {!loaded && !failure && <SkeletonList rows={2} />}
      {loaded && loaded.companies + loaded.bubbles === 0 && <p className="text-text-2">{t("noPolicies")}</p>}
      {loaded && loaded.companies + loaded.bubbles > 0 && (
        <div className="flex flex-col gap-1">
          <div className="flex flex-wrap items-center justify-between gap-x-4">
            <span>
              {loaded.lastRunAt === null ? t("notRun") : t("lastRun", { date: format.dateTime(loaded.lastRunAt) })}
            </span>
            {loaded.failed > 0 ? (
              <Badge tone="danger">{t("failed", { count: loaded.failed })}</Badge>
            ) : loaded.lastRunAt !== null && Date.now() - loaded.lastRunAt > lateMs ? (
              <Badge tone="warning">{t("late")}</Badge>
            ) : (
              loaded.lastRunAt !== null && <Badge tone="success">{t("inTime")}</Badge>
            )}
          </div>
          <p className="text-sm text-text-2">
            {t("policies", { companies: loaded.companies, bubbles: loaded.bubbles })}
          </p>
          <p className="text-sm text-text-2">
            {t("gone", {
              messages: format.number(loaded.gone.messages),
              files: format.number(loaded.gone.files),
              history: format.number(loaded.gone.history),
            })}
          </p>
          {loaded.held > 0 && <p className="text-sm text-text-2">{t("held", { count: loaded.held })}</p>}
        </div>
      )}
    </Card>
  );
}
