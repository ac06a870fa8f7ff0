import { CircleCheck, CircleMinus, CircleX, RotateCw } from "lucide-react";
import { type NetworkReport, verdictOf } from "../../../src/protocol/diagnosis.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, cx, LoadFailed, Notice, Skeleton } from "../../ui/index.ts";
import { tryNetwork, useDiagnosis } from "./store.ts";
import { diagnosisTexts } from "./texts.ts";
import { stateTexts, verdicts } from "./verdicts.ts";

const ways = ["udp", "tcp", "relay"] as const;
const details = { udp: "udpDetail", tcp: "tcpDetail", relay: "relayDetail" } as const;

/** How media gets through this network, in a sentence and in three lines. */
export function OwnCard() {
  const t = useTexts(diagnosisTexts);
  const { report, isTrying, failure } = useDiagnosis();
  return (
    <Card
      title={t("yours")}
      description={t("yoursDetail")}
      action={
        <Button
          className="shrink-0"
          disabled={isTrying}
          onClick={() => void tryNetwork()}
          icon={<RotateCw aria-hidden="true" className={cx("size-4", isTrying && "motion-safe:animate-spin")} />}
        >
          {t(isTrying ? "trying" : "tryIt")}
        </Button>
      }
    >
      {failure && !isTrying ? (
        <LoadFailed failure={failure} />
      ) : (
        <>
          <Verdict report={isTrying ? null : report} />
          <ul className="mt-2 divide-y divide-line">
            {ways.map((way) => (
              <li key={way} className="flex min-h-14 items-center gap-3 py-2.5">
                <WayLine name={t(way)} detail={t(details[way])} result={isTrying ? undefined : report?.[way]} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function Verdict({ report }: { report: NetworkReport | null }) {
  const t = useTexts(diagnosisTexts);
  const place = useDiagnosis((known) => known.place);
  // As high as what takes its place, so that nothing jumps.
  if (report === null) return <Skeleton className="h-16 rounded-medium" />;
  const verdict = verdictOf(report);
  const { tone, title, detail } = verdicts[verdict];
  // Whoever has one way open asks for the better one alone.
  const ports = place?.ports.filter((port) => verdict !== "tcpOnly" || port.startsWith("UDP")) ?? [];
  const hasCure = verdict !== "good" && verdict !== "unchecked" && place !== null;
  return (
    <Notice tone={tone} title={t(title)}>
      <p className="text-pretty">{t(detail)}</p>
      {hasCure && (
        <p className="mt-1 text-pretty [overflow-wrap:anywhere]">
          {t("ask", { host: place.host, ports: ports.join(", ") })}
        </p>
      )}
    </Notice>
  );
}

const icons = {
  open: <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-success-text" />,
  blocked: <CircleX aria-hidden="true" className="size-5 shrink-0 text-danger-text" />,
  unchecked: <CircleMinus aria-hidden="true" className="size-5 shrink-0 text-text-3" />,
};

interface WayLineProps {
  readonly name: string;
  readonly detail: string;
  readonly result: NetworkReport["udp"] | undefined;
}

function WayLine({ name, detail, result }: WayLineProps) {
  const t = useTexts(diagnosisTexts);
  return (
    <>
      {result ? icons[result.state] : <Skeleton className="size-5 shrink-0 rounded-full" />}
      <div className="min-w-0 flex-1">
        <p className="font-medium">{name}</p>
        <p className="text-pretty text-sm text-text-2">{detail}</p>
      </div>
      <p className="shrink-0 text-right text-sm text-text-2 tabular-nums">
        {result && <span className="block font-medium text-text-1">{t(stateTexts[result.state])}</span>}
        {result?.roundTripMs != null && (
          <span className="block">{t("milliseconds", { count: result.roundTripMs })}</span>
        )}
      </p>
    </>
  );
}
