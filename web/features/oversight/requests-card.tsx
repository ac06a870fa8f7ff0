import { CircleCheck } from "lucide-react";
import { listOpenRequests, type OpenRequest } from "../../../src/protocol/oversight.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Badge, Card, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { oversightTexts } from "./oversight-texts.ts";
import { useLoaded } from "./use-loaded.ts";

const load = () => call(listOpenRequests);
const dayMs = 24 * 3_600_000;

/** Who waits for an answer about their data, and until when. */
export function RequestsCard() {
  const t = useTexts(oversightTexts);
  const { loaded, failure, reload } = useLoaded(load);
  return (
    <Card title={t("requests")} description={t("requestsDetail")}>
      {failure && !loaded && <LoadFailed failure={failure} onRetry={reload} />}
      {!loaded && !failure && <SkeletonList rows={2} />}
      {loaded?.requests.length === 0 && (
        <p className="flex items-center gap-2 text-text-2">
          <CircleCheck aria-hidden="true" className="size-5 text-success-text" />
          {t("noRequests")}
        </p>
      )}
      {loaded && loaded.requests.length > 0 && (
        <ul className="divide-y divide-line">
          {loaded.requests.map((request) => (
            <Request key={`${request.kind} ${request.id}`} request={request} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Request({ request: { kind, person, at, dueAt } }: { request: OpenRequest }) {
  const t = useTexts(oversightTexts);
  const format = useFormat();
  const days = Math.ceil((dueAt - Date.now()) / dayMs);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <span className="min-w-0">
        <span className="block [overflow-wrap:anywhere]">
          {t(kind)}
          {person && (
            <>
              {" · "}
              <bdi>{person.name ?? t("deletedPerson")}</bdi>
            </>
          )}
        </span>
        <span className="block text-sm text-text-3">
          {t("askedOn", { date: format.date(at) })} · {t("dueOn", { date: format.date(dueAt) })}
        </span>
      </span>
      {days < 0 ? (
        <Badge tone="danger">{t("overdue", { count: -days })}</Badge>
      ) : (
        <Badge tone={days < 7 ? "warning" : "neutral"}>{t("daysLeft", { count: days })}</Badge>
      )}
    </li>
  );
}
