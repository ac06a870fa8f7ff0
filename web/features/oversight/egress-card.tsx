import { Download } from "lucide-react";
import { type EgressLine, exportEgress, listEgress } from "../../../src/protocol/oversight.ts";
import { addressOf, call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Badge, Card, LoadFailed, Notice, SkeletonList } from "../../ui/index.ts";
import { oversightTexts } from "./oversight-texts.ts";
import { useLoaded } from "./use-loaded.ts";

const load = () => call(listEgress, { query: { days: 30 } });

/** Where this instance connects to, why, and who of them is no named processor. */
export function EgressCard() {
  const t = useTexts(oversightTexts);
  const { loaded, failure, reload } = useLoaded(load);
  const undeclared = new Set(
    loaded?.lines.filter(({ standing }) => standing === "undeclared").map(({ destination }) => destination),
  );
  return (
    <Card
      title={t("egress")}
      description={t("egressDetail")}
      action={
        <a
          href={addressOf(exportEgress)}
          download
          aria-label={t("downloadEgress")}
          title={t("downloadEgress")}
          className="inline-flex size-9 shrink-0 items-center justify-center rounded-medium text-text-2 hover:bg-surface-3"
        >
          <Download aria-hidden="true" className="size-5" />
        </a>
      }
    >
      {failure && !loaded && <LoadFailed failure={failure} onRetry={reload} />}
      {!loaded && !failure && <SkeletonList rows={2} />}
      {undeclared.size > 0 && (
        <div className="mb-3">
          <Notice tone="warning" title={t("undeclaredTitle", { count: undeclared.size })}>
            {t("undeclaredCure")}
          </Notice>
        </div>
      )}
      {loaded?.lines.length === 0 && <p className="text-text-2">{t("noEgress")}</p>}
      {loaded && loaded.lines.length > 0 && (
        <ul className="divide-y divide-line">
          {loaded.lines.map((line) => (
            <Line key={`${line.purpose} ${line.destination} ${line.reason}`} line={line} />
          ))}
        </ul>
      )}
    </Card>
  );
}

const purposes = {
  antivirus: "for_antivirus",
  database: "for_database",
  dns: "for_dns",
  mail: "for_mail",
  push: "for_push",
  "single sign-on": "for_signOn",
  webhooks: "for_webhooks",
} as const;
const isNamed = (purpose: string): purpose is keyof typeof purposes => purpose in purposes;

const tones = { here: "neutral", declared: "success", undeclared: "warning" } as const;

function Line({ line }: { line: EgressLine }) {
  const t = useTexts(oversightTexts);
  const format = useFormat();
  const { purpose, destination, reason, standing, connections, refused, bytesOut, bytesIn, allowedBy } = line;
  const counts = [
    t("connections", { count: connections }),
    ...(refused > 0 ? [t("refusedTimes", { count: refused })] : []),
    ...(bytesOut + bytesIn > 0 ? [t("bytes", { sent: format.size(bytesOut), received: format.size(bytesIn) })] : []),
  ];
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{destination}</span>
        <Badge tone={tones[standing]}>{t(standing)}</Badge>
      </div>
      <p className="text-sm text-text-2">
        {isNamed(purpose) ? t(purposes[purpose]) : reason} · {counts.join(" · ")}
      </p>
      <p className="text-sm text-text-3">{t("allowedBy", { key: allowedBy })}</p>
    </li>
  );
}
